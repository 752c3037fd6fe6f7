package dev.kameo.testkit;

/// The step that lets time pass up to the next moment at which something is due, though other
/// things could happen first.
final class Elapse extends Step {

  private final Sender nobody = new Sender("time", DeliveryModel.LOCAL);

  Elapse() {
    putOff = Deviations.ALWAYS;
  }

  @Override
  Sender by() {
    return nobody;
  }

  @Override
  Event.Kind kind() {
    return Event.Kind.TIME;
  }

  @Override
  String key() {
    return "";
  }

  @Override
  Object subject() {
    return "passes";
  }
}

package dev.kameo.testkit;

/// The step that lets time pass up to the next moment at which something is due, though other
/// things could happen first.
final class Elapse extends Step {

  Elapse() {
    putOff = Deviations.ALWAYS;
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

package dev.kameo.core;

/// The end of the mailbox of an actor that is stopping: everything that was accepted has come out
/// before it.
final class LastEnvelope extends ExclusiveEnvelope {

  @Override
  void run(ActorCell<?> cell) {
    cell.finish();
  }

  @Override
  void bounce(ActorCell<?> cell) {
    cell.finish();
  }

  @Override
  public String label() {
    return "end of the mailbox";
  }
}

package dev.kameo.core;

/// The end of the mailbox of an actor that is stopping: everything that was accepted has come out
/// before it.
final class LastEnvelope extends ExclusiveEnvelope {

  private final Ending ending;

  LastEnvelope(Ending ending) {
    this.ending = ending;
  }

  @Override
  void run(ActorCell<?> cell) {
    ending.finish();
  }

  @Override
  void bounce(ActorCell<?> cell) {
    ending.finish();
  }

  @Override
  public String label() {
    return "end of the mailbox";
  }
}

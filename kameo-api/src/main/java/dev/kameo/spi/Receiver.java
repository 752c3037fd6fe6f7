package dev.kameo.spi;

/// What a lane runs: the core's side of one actor.
public interface Receiver {

  /// What the lane does after a run.
  enum Rest {
    /// Run again when there is anything in the lane.
    READY,
    /// Run again when there is a signal; the mailbox waits.
    HELD,
    /// The actor has ended. What still comes is run too, and becomes a dead letter.
    ENDED
  }

  /// Takes envelopes until the inbox has no more, or the actor can take no more for now. Does not
  /// throw.
  Rest run(Inbox inbox);

  /// {@return the path of the actor, for reports and names of threads}
  String name();

  /// {@return what kind of actor it is, for reports: the simple name of its class; empty while that
  /// is not known}
  default String kind() {
    return "";
  }
}

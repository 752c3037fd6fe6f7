package dev.kameo.supervision;

/// What an actor is doing, as its parent sees it, and as anyone sees it in a
/// [tree][dev.kameo.ActorSystem#tree()]. It changes at any time.
public enum ChildState {
  /// It was spawned and has not started yet.
  STARTING,
  /// It runs. So it does too while it handles what was sent before a graceful stop after which it
  /// will be restarted.
  RUNNING,
  /// A life of it has ended, or is ending, and the next has not started.
  RESTARTING,
  /// It takes no more messages, and no other life will follow: it ends for good, now or when it has
  /// handled what it had taken before. Not [alive][dev.kameo.ActorRef#isAlive()] any more.
  STOPPING,
  /// It has ended for good, or its parent has given up waiting for that.
  STOPPED
}

package dev.kameo.supervision;

/// What a child is doing, as its parent sees it.
public enum ChildState {
  /// It was spawned and has not started yet.
  STARTING,
  /// It runs.
  RUNNING,
  /// A life of it has ended, or is ending, and the next has not started.
  RESTARTING,
  /// It is ending for good.
  STOPPING,
  /// It has ended for good, or its parent has given up waiting for that.
  STOPPED
}

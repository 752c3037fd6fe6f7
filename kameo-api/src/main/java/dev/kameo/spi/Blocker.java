package dev.kameo.spi;

/// What a thread waits for. Its `toString` says in words what that is, for reports of deadlocks.
public interface Blocker {

  /// {@return whether the thread may go on; once true for a wait that is over, it stays true}
  boolean isReleased();
}

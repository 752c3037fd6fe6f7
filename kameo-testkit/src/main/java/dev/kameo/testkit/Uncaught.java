package dev.kameo.testkit;

import dev.kameo.Panic;

/// What a callback of a reply has thrown, which nobody could catch. Immutable.
///
/// @param by on whose behalf the callback ran
/// @param thread its thread
/// @param thrown what it has thrown
record Uncaught(String by, Thread thread, Throwable thrown) {

  /// {@return the same, as if it were an actor's}
  Panic panic() {
    return new Panic(thrown, "a callback of a reply");
  }

  /// Lets the thread's group tell of it, as it does without a test kit.
  void print() {
    ThreadGroup group = thread.getThreadGroup();
    if (group != null) {
      group.uncaughtException(thread, thrown);
    }
  }

  @Override
  public String toString() {
    return "A callback of a reply has thrown, on behalf of '%s': %s".formatted(by, thrown);
  }
}

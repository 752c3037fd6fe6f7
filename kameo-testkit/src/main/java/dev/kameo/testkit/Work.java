package dev.kameo.testkit;

/// A step that runs code from outside of the simulation, and so needs a thread.
abstract class Work extends Step {

  /// On whose behalf the code runs.
  final Sender sender;

  /// Whether it is under way, and does not do anything yet.
  boolean busy;

  Work(Sender sender) {
    this.sender = sender;
  }

  /// {@return whether it can still happen}
  boolean isPossible() {
    return true;
  }

  @Override
  final Sender by() {
    return sender;
  }

  /// Before the code, under the lock.
  void begin() {}

  /// Runs the code, without the lock.
  abstract void run();

  /// After the code, under the lock.
  void end() {}
}

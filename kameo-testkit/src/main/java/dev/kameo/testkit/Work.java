package dev.kameo.testkit;

/// A step that runs code from outside of the simulation, and so needs a thread.
abstract class Work extends Step {

  /// On whose behalf the code runs.
  final Sender sender;

  Work(Sender sender) {
    this.sender = sender;
  }

  /// Before the code, under the lock.
  void begin() {}

  /// Runs the code, without the lock.
  abstract void run();

  /// After the code, under the lock.
  void end() {}
}

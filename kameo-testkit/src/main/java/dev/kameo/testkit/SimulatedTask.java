package dev.kameo.testkit;

/// A task beside the lanes, as a step: its start.
final class SimulatedTask extends Caused {

  private final Runnable task;

  SimulatedTask(Runnable task, Sender cause) {
    super(cause.nextTask(), cause);
    this.task = task;
  }

  @Override
  void run() {
    task.run();
  }

  @Override
  Event.Kind kind() {
    return Event.Kind.TASK;
  }
}

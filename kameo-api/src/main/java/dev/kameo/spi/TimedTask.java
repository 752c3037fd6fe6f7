package dev.kameo.spi;

/// What a scheduler runs after a while, and can name: what the core gives it for its timers. The
/// same task, given to it again, is the same timer again. For any thread.
public interface TimedTask extends Runnable {

  /// {@return what it is for, for reports: the name of a timer, or the class of a message; the same
  /// in every run, never content}
  String label();

  /// {@return a task that is called so}
  static TimedTask of(String label, Runnable task) {
    return new TimedTask() {
      @Override
      public String label() {
        return label;
      }

      @Override
      public void run() {
        task.run();
      }

      @Override
      public String toString() {
        return label;
      }
    };
  }
}

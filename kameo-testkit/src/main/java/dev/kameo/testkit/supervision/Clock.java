package dev.kameo.testkit.supervision;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.LongStream;

/// The time of a model, and what is due.
final class Clock {

  private final PriorityQueue<Due> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Due::moment).thenComparingLong(Due::number));
  private long now;
  private long numbers;

  /// {@return the nanoseconds since the model began}
  long now() {
    return now;
  }

  /// Does something later, after what is due at the same moment already.
  Due after(long nanos, Runnable task) {
    Due due = new Due(this, now + nanos, numbers++, task);
    waiting.add(due);
    return due;
  }

  void pass(long nanos) {
    long end = now + nanos;
    while (!waiting.isEmpty() && waiting.peek().moment <= end) {
      Due next = waiting.remove();
      now = next.moment;
      next.task.run();
    }
    now = end;
  }

  /// {@return when something is due}
  LongStream moments() {
    return waiting.stream().mapToLong(Due::moment).sorted();
  }

  /// Something that is to be done.
  record Due(Clock clock, long moment, long number, Runnable task) {

    void cancel() {
      clock.waiting.remove(this);
    }
  }
}

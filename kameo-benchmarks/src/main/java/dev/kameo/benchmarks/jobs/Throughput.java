package dev.kameo.benchmarks.jobs;

import java.time.Duration;

/// How often something can be done in a second, when it has been done often enough before.
final class Throughput {

  /// A part of the work. It is repeated until the time is over.
  @FunctionalInterface
  interface Chunk {

    /// Does it, and checks that it was done.
    void run() throws Exception;
  }

  /// A part of the work that looks at the clock itself.
  @FunctionalInterface
  interface TimedChunk {

    /// Does it, and checks that it was done.
    ///
    /// @return how long it took in nanoseconds, without what is not to be measured
    long run() throws Exception;
  }

  private Throughput() {}

  /// {@return operations per second}
  ///
  /// @param name of the figure
  /// @param operations how many there are in a chunk
  static Figure measure(String name, long operations, Effort effort, Chunk chunk) throws Exception {
    return measureTimed(
        name,
        operations,
        effort,
        () -> {
          long begin = System.nanoTime();
          chunk.run();
          return System.nanoTime() - begin;
        });
  }

  /// {@return operations per second}
  ///
  /// @param name of the figure
  /// @param operations how many there are in a chunk
  static Figure measureTimed(String name, long operations, Effort effort, TimedChunk chunk)
      throws Exception {
    repeat(effort.warmUp(), chunk);
    return new Figure(name, Unit.PER_SECOND, repeat(effort.measure(), chunk) * operations);
  }

  /// {@return chunks per second of measured time}
  static double repeat(Duration time, TimedChunk chunk) throws Exception {
    long deadline = System.nanoTime() + time.toNanos();
    long chunks = 0;
    long nanos = 0;
    do {
      nanos += chunk.run();
      chunks++;
    } while (System.nanoTime() - deadline < 0);
    return chunks * 1e9 / nanos;
  }
}

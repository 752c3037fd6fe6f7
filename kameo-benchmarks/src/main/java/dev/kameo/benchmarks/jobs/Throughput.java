package dev.kameo.benchmarks.jobs;

import java.time.Duration;

/// How often something can be done in a second, when it has been done often enough before.
final class Throughput {

  /// A part of the work. It is repeated until the time is over.
  @FunctionalInterface
  interface Chunk {

    /// Does it, and checks that it was done.
    ///
    /// @return how long it took in nanoseconds, without what is not to be measured
    long run() throws Exception;
  }

  private Throughput() {}

  /// {@return operations per second}
  ///
  /// @param operations how many there are in a chunk
  static double measure(Chunk chunk, long operations, Effort effort) throws Exception {
    repeat(chunk, effort.warmUp());
    return repeat(chunk, effort.measure()) * operations;
  }

  /// {@return chunks per second of measured time}
  private static double repeat(Chunk chunk, Duration time) throws Exception {
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

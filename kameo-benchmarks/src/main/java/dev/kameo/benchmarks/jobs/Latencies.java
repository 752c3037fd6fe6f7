package dev.kameo.benchmarks.jobs;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// How long things took. For one thread at a time.
public final class Latencies {

  private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);
  private static final int DIGITS = 3;

  private final Histogram histogram = new Histogram(LONGEST, DIGITS);

  /// Adds one.
  ///
  /// @param begin when it began, as [System#nanoTime()] said
  /// @return the time now, when perhaps the next begins
  public long since(long begin) {
    long now = System.nanoTime();
    histogram.recordValue(Math.min(now - begin, LONGEST));
    return now;
  }

  void forget() {
    histogram.reset();
  }

  /// {@return median and tail}
  ///
  /// @param of what begins their names
  List<Figure> figures(String of) {
    return List.of(
        new Figure(of + "-p50", Unit.NANOS, histogram.getValueAtPercentile(50)),
        new Figure(of + "-p99", Unit.NANOS, histogram.getValueAtPercentile(99)),
        new Figure(of + "-p99.9", Unit.NANOS, histogram.getValueAtPercentile(99.9)));
  }
}

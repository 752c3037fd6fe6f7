package dev.kameo.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Several values of one thing. Immutable.
///
/// @param median the middle one, or the mean of the two in the middle
/// @param min the smallest
/// @param max the largest
record Spread(double median, double min, double max) {

  /// {@return the spread, unless there is no value}
  static Optional<Spread> of(Collection<Double> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    List<Double> sorted = values.stream().sorted().toList();
    int size = sorted.size();
    double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    return Optional.of(new Spread(median, sorted.getFirst(), sorted.getLast()));
  }

  /// {@return like `2.10 (1.90–2.30)`}
  String toText() {
    return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median, min, max);
  }
}

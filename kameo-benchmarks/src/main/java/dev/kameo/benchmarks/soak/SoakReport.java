package dev.kameo.benchmarks.soak;

import java.util.List;
import java.util.Locale;

/// What came of a soak. Immutable.
///
/// @param scheduler on which scheduler
/// @param seconds how long it took
/// @param numbers what happened, in words
/// @param heap the heap in use after each lap and a collection, in bytes
/// @param slope how many bytes the heap grows by in a second, after the first lap
/// @param broken what should not be, a sentence for each
public record SoakReport(
    String scheduler,
    double seconds,
    String numbers,
    List<Double> heap,
    double slope,
    List<String> broken) {

  private static final double MEGABYTE = 1 << 20;

  /// Copies the lists.
  public SoakReport {
    heap = List.copyOf(heap);
    broken = List.copyOf(broken);
  }

  /// {@return how much larger the heap was in the end than after the second lap, in bytes}
  public double growth() {
    return heap.size() < 2 ? 0 : heap.getLast() - heap.get(1);
  }

  /// {@return all of it}
  public String toText() {
    List<String> megabytes =
        heap.stream().map(bytes -> String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE)).toList();
    return String.format(
        Locale.ROOT,
        "%s, %.0f s: %s%n  heap in MB: %s; slope %+.0f bytes a second%n  %s",
        scheduler,
        seconds,
        numbers,
        String.join(" ", megabytes),
        slope,
        broken.isEmpty() ? "all is well" : String.join(System.lineSeparator() + "  ", broken));
  }
}

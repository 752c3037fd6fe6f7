package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Unit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What must hold, as it does not depend on how busy the machine is: bytes, and that Kameo does its
/// work at all.
final class Gates {

  private Gates() {}

  /// {@return what does not hold, a sentence for each}
  static List<String> broken(Results results) {
    return Stream.of(bars(results), ceilings(results), failures(results))
        .flatMap(sentences -> sentences)
        .toList();
  }

  private static Stream<String> bars(Results results) {
    return Comparison.all(results).stream()
        .filter(comparison -> comparison.unit() == Unit.BYTES && !comparison.isMet())
        .map(comparison ->
            "%s of %s over that of a peer: %s"
                .formatted(comparison.figure(), comparison.kameo(), comparison.toText()));
  }

  private static Stream<String> ceilings(Results results) {
    return Ceiling.all().stream()
        .flatMap(ceiling ->
            results
                .spread(ceiling.figure(), ceiling.kameo())
                .filter(spread -> spread.median() > ceiling.bytes())
                .map(spread ->
                    String.format(
                        Locale.ROOT,
                        "%s of %s is %.1f bytes and may be %.1f",
                        ceiling.figure(),
                        ceiling.kameo(),
                        spread.median(),
                        ceiling.bytes()))
                .stream());
  }

  private static Stream<String> failures(Results results) {
    return results.failures().stream()
        .filter(failure -> Entrant.KAMEO.contains(failure.contender()))
        .map(Failure::toText);
  }
}

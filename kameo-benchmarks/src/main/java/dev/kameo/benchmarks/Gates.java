package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What must hold, as it does not depend on how busy the machine is: bytes, and that Kameo does its
/// work at all.
final class Gates {

  private Gates() {}

  /// {@return what does not hold, a sentence for each}
  static List<String> broken(Results results) {
    List<String> broken = new ArrayList<>();
    for (Comparison comparison : Comparison.all(results)) {
      if (comparison.unit() == Unit.BYTES && !comparison.isMet()) {
        broken.add(
            "%s of %s is %s times that of %s: %s"
                .formatted(
                    comparison.figure(),
                    comparison.kameo(),
                    String.format(Locale.ROOT, "%.2f", comparison.ratio().median()),
                    comparison.peer(),
                    comparison.toText()));
      }
    }
    for (Ceiling ceiling : Ceiling.all()) {
      results
          .spread(ceiling.figure(), ceiling.kameo())
          .filter(spread -> spread.median() > ceiling.bytes())
          .ifPresent(spread ->
              broken.add(
                  String.format(
                      Locale.ROOT,
                      "%s of %s is %.1f bytes and may be %.1f",
                      ceiling.figure(),
                      ceiling.kameo(),
                      spread.median(),
                      ceiling.bytes())));
    }
    for (Failure failure : results.failures()) {
      if (Entrant.KAMEO.contains(failure.contender())) {
        broken.add(
            "%s failed in %s, round %d: %s"
                .formatted(
                    failure.contender(), failure.workload(), failure.round(), failure.why()));
      }
    }
    return broken;
  }
}

package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Workload;
import dev.kameo.benchmarks.jobs.Workloads;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/// What to measure, and how long. Immutable.
///
/// @param rounds how often each contender has its turn in each workload
/// @param seconds how long is measured in each fork
/// @param workloads what is measured
/// @param entrants who is measured
/// @param folder where the report goes
record Options(
    int rounds, double seconds, List<Workload> workloads, List<Entrant> entrants, Path folder) {

  private static final String QUICK_SECONDS = "0.3";

  /// Reads the properties `bench.rounds`, `bench.seconds`, `bench.only`, `bench.contenders`,
  /// `bench.quick` and `bench.folder`; one that is empty is as good as none.
  ///
  /// @throws IllegalArgumentException if one makes no sense
  static Options from(Properties properties) {
    boolean quick = !value(properties, "bench.quick", "false").equals("false");
    return new Options(
        Integer.parseInt(value(properties, "bench.rounds", quick ? "1" : "5")),
        Double.parseDouble(value(properties, "bench.seconds", quick ? QUICK_SECONDS : "1")),
        names(properties, "bench.only", Workloads.all().stream().map(Workload::name).toList())
            .map(Workloads::named)
            .toList(),
        names(properties, "bench.contenders", Entrant.all().stream().map(Entrant::name).toList())
            .map(Entrant::named)
            .toList(),
        Path.of(value(properties, "bench.folder", "docs/benchmarks")));
  }

  /// @throws IllegalArgumentException if there is nothing to do
  Options {
    if (rounds <= 0 || seconds <= 0) {
      throw new IllegalArgumentException(
          "bench.rounds and bench.seconds must be positive: %d, %s".formatted(rounds, seconds));
    }
  }

  private static Stream<String> names(Properties properties, String key, List<String> all) {
    String text = value(properties, key, "");
    return text.isEmpty() ? all.stream() : Arrays.stream(text.split(",", -1)).map(String::strip);
  }

  private static String value(Properties properties, String key, String otherwise) {
    String value = properties.getProperty(key, "").strip();
    return value.isEmpty() ? otherwise : value;
  }
}

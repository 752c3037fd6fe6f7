package dev.kameo.benchmarks;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.benchmarks.jobs.Contender;
import dev.kameo.benchmarks.jobs.Effort;
import dev.kameo.benchmarks.jobs.Figure;
import dev.kameo.benchmarks.jobs.Unit;
import dev.kameo.benchmarks.jobs.Workload;
import dev.kameo.benchmarks.jobs.Workloads;
import java.util.List;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EveryJobTest {

  static List<String> contenders() {
    return Entrant.all().stream().map(Entrant::name).toList();
  }

  @ParameterizedTest
  @MethodSource("contenders")
  void isDoneByEveryContenderThatHasAPartInIt(String name) {
    try (Contender contender = Entrant.named(name).start().get()) {
      assertAll(Workloads.all().stream().map(workload -> job(name, contender, workload)));
    }
  }

  private static Executable job(String name, Contender contender, Workload workload) {
    return () -> {
      List<Figure> figures = workload.measure(contender, Effort.TINY);

      // So few actors take no more bytes than the heap swings by.
      assertTrue(
          figures.stream().allMatch(figure -> figure.value() > 0 || figure.unit() == Unit.BYTES),
          figures::toString);
      assertTrue(!figures.isEmpty() || !Entrant.KAMEO.contains(name), workload.name());
    };
  }
}

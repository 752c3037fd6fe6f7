package dev.kameo.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.benchmarks.jobs.Effort;
import dev.kameo.benchmarks.jobs.Figure;
import dev.kameo.benchmarks.jobs.Unit;
import dev.kameo.benchmarks.jobs.Workloads;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class EveryJobTest {

  static Stream<Arguments> everyJob() {
    return Entrant.all().stream()
        .flatMap(entrant ->
            Workloads.all().stream()
                .map(workload -> Arguments.of(entrant.name(), workload.name())));
  }

  @ParameterizedTest
  @MethodSource("everyJob")
  void isDoneByEveryContenderThatHasAPartInIt(String contender, String workload) throws Exception {
    List<Figure> figures = Once.measure(contender, workload, Effort.TINY);

    // So few actors take no more bytes than the heap swings by.
    assertTrue(
        figures.stream().allMatch(figure -> figure.value() > 0 || figure.unit() == Unit.BYTES),
        figures::toString);
    assertTrue(!figures.isEmpty() || !Entrant.KAMEO.contains(contender));
  }
}

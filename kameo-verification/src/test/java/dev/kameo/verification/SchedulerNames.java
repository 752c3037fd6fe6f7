package dev.kameo.verification;

import dev.kameo.ActorSystem;
import dev.kameo.spi.SchedulerProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a test may run on: `virtual`, `forkjoin`, `simulation` with its default schedule, and
/// `simulation 1` and so on with the schedules of these seeds.
final class SchedulerNames {

  /// How many more schedules of the simulation there are: the system property `schedules`.
  private static final int SCHEDULES = Integer.getInteger("schedules", 3);

  static final List<String> SIMULATED =
      Stream.concat(
              Stream.of("simulation"),
              IntStream.rangeClosed(1, SCHEDULES).mapToObj(seed -> "simulation " + seed))
          .toList();

  static final List<String> ALL =
      Stream.concat(Stream.of("virtual", "forkjoin"), SIMULATED.stream()).toList();

  private SchedulerNames() {}

  /// {@return the scheduler that is found by this name}
  static SchedulerProvider provider(String name) {
    return ServiceLoader.load(SchedulerProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(found -> found.name().equals(name))
        .findAny()
        .orElseThrow();
  }

  /// {@return what makes a system on the scheduler of this name}
  static ActorSystem.Builder builder(String name) {
    String[] words = name.split(" ");
    ActorSystem.Builder builder = ActorSystem.builder().scheduler(words[0]);
    return words.length == 1 ? builder : builder.setting("simulation.seed", words[1]);
  }
}

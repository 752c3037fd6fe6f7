package dev.kameo.benchmarks;

import dev.kameo.benchmarks.floor.FloorContender;
import dev.kameo.benchmarks.jobs.Contender;
import dev.kameo.benchmarks.jox.JoxContender;
import dev.kameo.benchmarks.kameo.KameoContender;
import dev.kameo.benchmarks.pekko.PekkoContender;
import dev.kameo.benchmarks.vertx.VertxContender;
import java.util.List;
import java.util.function.Supplier;

/// A contender that can be called by name.
///
/// @param name what it is called, like `pekko-5`
/// @param description what it is and how it is set up, in one sentence
/// @param mostRounds in how many rounds it has its turn at most
/// @param start starts it
record Entrant(String name, String description, int mostRounds, Supplier<Contender> start) {

  /// For those that Kameo is not compared with.
  private static final int FEW_ROUNDS = 1;

  static final String KAMEO_VIRTUAL = "kameo-virtual";
  static final String KAMEO_FORKJOIN = "kameo-forkjoin";

  /// Those that are compared with the others.
  static final List<String> KAMEO = List.of(KAMEO_FORKJOIN, KAMEO_VIRTUAL);

  private static final List<Entrant> ALL =
      List.of(
          new Entrant(
              KAMEO_VIRTUAL,
              "Kameo on virtual threads, default settings",
              () -> new KameoContender("virtual")),
          new Entrant(
              KAMEO_FORKJOIN,
              "Kameo on a fork-join pool, default settings",
              () -> new KameoContender("forkjoin")),
          new Entrant(
              "pekko-5",
              "Apache Pekko actor-typed 1.7.0, default settings: fork-join dispatcher of at least 8"
                  + " threads, throughput 5",
              () -> new PekkoContender(5)),
          new Entrant("pekko-100", "pekko-5 with throughput 100", () -> new PekkoContender(100)),
          new Entrant(
              "jox",
              "jox 0.5.0 actors, default settings: a mailbox of 16, a virtual thread for each"
                  + " actor",
              JoxContender::new),
          new Entrant(
              "vertx",
              "the event bus of Vert.x 5.0.7, default settings: verticles on event loops",
              FEW_ROUNDS,
              VertxContender::new),
          new Entrant(
              "c", "floor: queue, flag and fork-join pool, in batches of 64", FloorContender::c),
          new Entrant(
              "c-lazy",
              "the same with lazySubmit into a worker's own empty queue; a curiosity, as it is not"
                  + " live",
              FEW_ROUNDS,
              FloorContender::cLazy),
          new Entrant(
              "d",
              "floor: queue and a virtual thread, which parks when the queue is empty",
              FloorContender::d),
          new Entrant(
              "d-spin",
              "floor d that looks 200 times before it parks",
              FEW_ROUNDS,
              FloorContender::dSpin),
          new Entrant(
              "e",
              "floor: queue, and a virtual thread that starts with a message and ends with the"
                  + " last",
              FloorContender::e));

  Entrant(String name, String description, Supplier<Contender> start) {
    this(name, description, Integer.MAX_VALUE, start);
  }

  /// {@return them all, in the order of the report}
  static List<Entrant> all() {
    return ALL;
  }

  /// {@return the one of that name}
  ///
  /// @throws IllegalArgumentException if there is none
  static Entrant named(String name) {
    return ALL.stream()
        .filter(entrant -> entrant.name.equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "No contender '%s'. There are: %s"
                    .formatted(name, String.join(", ", ALL.stream().map(Entrant::name).toList()))));
  }
}

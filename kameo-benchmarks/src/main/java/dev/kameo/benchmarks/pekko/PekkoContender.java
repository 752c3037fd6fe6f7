package dev.kameo.benchmarks.pekko;

import com.typesafe.config.ConfigFactory;
import dev.kameo.benchmarks.jobs.Contender;
import dev.kameo.benchmarks.jobs.Counter;
import dev.kameo.benchmarks.jobs.Nursery;
import dev.kameo.benchmarks.jobs.Pair;
import java.util.Optional;

/// Pekko on its default dispatcher, a fork-join executor, with its default settings except for the
/// throughput: how many messages an actor handles in a turn.
public final class PekkoContender implements Contender {

  private final Guardian guardian;

  /// @param throughput 5 is Pekko's default
  public PekkoContender(int throughput) {
    guardian =
        Guardian.start(
            ConfigFactory.parseString(
                    """
                    pekko {
                      daemonic = on
                      loglevel = "OFF"
                      stdout-loglevel = "OFF"
                      log-dead-letters = off
                      actor.default-dispatcher {
                        executor = "fork-join-executor"
                        throughput = %d
                      }
                    }
                    """
                        .formatted(throughput))
                .withFallback(ConfigFactory.load()));
  }

  @Override
  public Optional<Counter> counter() {
    return Optional.of(new PekkoCounter(guardian));
  }

  @Override
  public Optional<Pair> pair() {
    return Optional.of(new PekkoPair(guardian));
  }

  @Override
  public Optional<Nursery> nursery() {
    return Optional.of(new PekkoNursery(guardian));
  }

  @Override
  public void close() {
    guardian.close();
  }
}

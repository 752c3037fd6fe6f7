package dev.kameo.benchmarks.pekko;

import com.typesafe.config.ConfigFactory;
import dev.kameo.benchmarks.jobs.Circle;
import dev.kameo.benchmarks.jobs.Contender;
import dev.kameo.benchmarks.jobs.Counter;
import dev.kameo.benchmarks.jobs.Crowd;
import dev.kameo.benchmarks.jobs.Library;
import dev.kameo.benchmarks.jobs.Nursery;
import dev.kameo.benchmarks.jobs.Oracle;
import dev.kameo.benchmarks.jobs.Pair;
import dev.kameo.benchmarks.jobs.Phoenix;
import java.util.Optional;
import org.apache.pekko.actor.typed.MailboxSelector;
import org.apache.pekko.actor.typed.Props;

/// Pekko on its default dispatcher, a fork-join executor, with its default settings except for the
/// throughput: how many messages an actor handles in a turn.
public final class PekkoContender implements Contender {

  /// The capacity of bounded mailboxes, which must be known from the start.
  private static final int BOUNDED = 100;

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
                    bounded {
                      mailbox-type = "org.apache.pekko.dispatch.BoundedMailbox"
                      mailbox-capacity = %d
                      mailbox-push-timeout-time = 30s
                    }
                    """
                        .formatted(throughput, BOUNDED))
                .withFallback(ConfigFactory.load()));
  }

  @Override
  public Optional<Counter> counter() {
    return Optional.of(new PekkoCounter(guardian, Props.empty()));
  }

  @Override
  public Optional<Counter> boundedCounter(int capacity) {
    if (capacity != BOUNDED) {
      return Optional.empty();
    }
    return Optional.of(new PekkoCounter(guardian, MailboxSelector.fromConfig("bounded")));
  }

  @Override
  public Optional<Pair> pair() {
    return Optional.of(new PekkoPair(guardian));
  }

  @Override
  public Optional<Circle> circle(int actors) {
    return Optional.of(new PekkoCircle(guardian, actors));
  }

  @Override
  public Optional<Crowd> crowd(int actors) {
    return Optional.of(new PekkoCrowd(guardian, actors));
  }

  @Override
  public Optional<Oracle> oracle() {
    return Optional.of(new PekkoOracle(guardian));
  }

  @Override
  public Optional<Nursery> nursery() {
    return Optional.of(new PekkoNursery(guardian));
  }

  @Override
  public Optional<Library> library(int readers) {
    return Optional.of(new PekkoLibrary(guardian));
  }

  @Override
  public Optional<Phoenix> phoenix() {
    return Optional.of(new PekkoPhoenix(guardian));
  }

  @Override
  public void close() {
    guardian.close();
  }
}

package dev.kameo.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kameo.benchmarks.jobs.Answers;
import dev.kameo.benchmarks.jobs.Contender;
import dev.kameo.benchmarks.jobs.Counter;
import dev.kameo.benchmarks.jobs.Effort;
import dev.kameo.benchmarks.jobs.MessagesLostException;
import dev.kameo.benchmarks.jobs.Workloads;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A figure of a contender that does not handle each message once would be worth nothing, so there
/// is none.
final class LossTest {

  /// Handles one message wrongly, at first.
  private static final class Careless implements Counter, Contender {

    private long handled;

    Careless(long handledTooMuch) {
      handled = handledTooMuch;
    }

    @Override
    public synchronized void tell() {
      handled++;
    }

    @Override
    public synchronized CompletableFuture<Long> total() {
      long total = handled;
      handled = 0;
      return CompletableFuture.completedFuture(total);
    }

    @Override
    public Optional<Counter> counter() {
      return Optional.of(this);
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1})
  void isFoundByTheMeasurementItself(long handledTooMuch) {
    Careless careless = new Careless(handledTooMuch);

    MessagesLostException lost =
        assertThrows(
            MessagesLostException.class,
            () -> Workloads.named("counting-4").measure(careless, Effort.TINY));

    assertEquals(
        "counting-4: 400 messages were sent and %d handled".formatted(400 + handledTooMuch),
        lost.getMessage());
  }

  @Test
  void isFoundWhereNothingComesBack() {
    MessagesLostException lost =
        assertThrows(
            MessagesLostException.class,
            () -> Answers.await(new CompletableFuture<>(), "ring", Duration.ofMillis(1)));

    assertEquals(
        "ring did not end within 0.001 s: a message was lost, or nobody was woken for it.",
        lost.getMessage());
  }
}

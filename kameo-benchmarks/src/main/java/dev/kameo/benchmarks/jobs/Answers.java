package dev.kameo.benchmarks.jobs;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The check that is part of each measurement: as many messages were handled as were sent.
public final class Answers {

  /// After how long what has not come never comes.
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private Answers() {}

  /// {@return what the future completes with}
  ///
  /// @param what for the error
  /// @throws MessagesLostException if it does not complete within a long while
  public static <T> T await(CompletableFuture<T> answer, String what)
      throws InterruptedException, ExecutionException {
    return await(answer, what, PATIENCE);
  }

  /// {@return what the future completes with}
  ///
  /// @param what for the error
  /// @throws MessagesLostException if it does not complete within that time
  public static <T> T await(CompletableFuture<T> answer, String what, Duration patience)
      throws InterruptedException, ExecutionException {
    try {
      return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new MessagesLostException(
          "%s did not end within %s s: a message was lost, or nobody was woken for it."
              .formatted(what, patience.toMillis() / 1e3),
          e);
    }
  }

  /// Waits for a count of handled messages.
  ///
  /// @throws MessagesLostException if it does not come, or is another than the number sent
  public static void expect(long sent, CompletableFuture<Long> handled, String what)
      throws InterruptedException, ExecutionException {
    requireEqual(what, sent, await(handled, what));
  }

  static void requireEqual(String what, long sent, long handled) {
    if (sent != handled) {
      throw new MessagesLostException(
          "%s: %d messages were sent and %d handled".formatted(what, sent, handled), null);
    }
  }
}

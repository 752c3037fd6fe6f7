package dev.kameo;

import dev.kameo.spi.Names;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Every choice about an actor, made before it is spawned. Immutable: each method returns a new
/// one.
///
/// ```java
/// system.spawn(ActorSpec.of(Counter::new).name("counter").mailbox(MailboxSpec.bounded(100)));
/// ```
///
/// @param factory makes the actor, inside the actor
/// @param name unique among its siblings, at most 256 characters, without control characters and
///   slashes; empty for a name the system makes
/// @param mailbox how many messages may wait
/// @param scheduler the name of the scheduler that runs it; empty for the system's
/// @param shutdownTimeout how long a stopping parent waits for it before it kills it
/// @param replyTimeout how long an ask without a timeout of its own waits for the answer
/// @param maxConcurrentQueries how many queries may run at once
/// @param links actors to link with before it starts
/// @param <A> the actor
public record ActorSpec<A extends Actor>(
    ActorFactory<A> factory,
    String name,
    MailboxSpec mailbox,
    String scheduler,
    Duration shutdownTimeout,
    Duration replyTimeout,
    int maxConcurrentQueries,
    List<ActorRef<?>> links) {

  /// Longer than anybody waits: the default [#replyTimeout()].
  public static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);

  /// @throws IllegalArgumentException if a value is out of its range
  public ActorSpec {
    Names.requireValid("name", name);
    requirePositive("shutdownTimeout", shutdownTimeout);
    requirePositive("replyTimeout", replyTimeout);
    if (maxConcurrentQueries <= 0) {
      throw new IllegalArgumentException(
          "maxConcurrentQueries must be positive: " + maxConcurrentQueries);
    }
    links = List.copyOf(links);
  }

  /// {@return the defaults for an actor that a supplier makes}
  public static <A extends Actor> ActorSpec<A> of(Supplier<? extends A> factory) {
    return with(ctx -> factory.get());
  }

  /// {@return the defaults for an actor that is made from its context}
  public static <A extends Actor> ActorSpec<A> with(ActorFactory<A> factory) {
    return new ActorSpec<>(
        factory,
        "",
        MailboxSpec.unbounded(),
        "",
        SHUTDOWN_TIMEOUT,
        FOREVER,
        Runtime.getRuntime().availableProcessors(),
        List.of());
  }

  /// {@return the same choices for another actor}
  public <B extends Actor> ActorSpec<B> factory(ActorFactory<B> factory) {
    return new ActorSpec<>(
        factory,
        name,
        mailbox,
        scheduler,
        shutdownTimeout,
        replyTimeout,
        maxConcurrentQueries,
        links);
  }

  /// {@return the same with this name}
  public ActorSpec<A> name(String name) {
    return new ActorSpec<>(
        factory,
        name,
        mailbox,
        scheduler,
        shutdownTimeout,
        replyTimeout,
        maxConcurrentQueries,
        links);
  }

  /// {@return the same with this mailbox}
  public ActorSpec<A> mailbox(MailboxSpec mailbox) {
    return new ActorSpec<>(
        factory,
        name,
        mailbox,
        scheduler,
        shutdownTimeout,
        replyTimeout,
        maxConcurrentQueries,
        links);
  }

  /// {@return the same, run by the scheduler of this name}
  public ActorSpec<A> scheduler(String scheduler) {
    return new ActorSpec<>(
        factory,
        name,
        mailbox,
        scheduler,
        shutdownTimeout,
        replyTimeout,
        maxConcurrentQueries,
        links);
  }

  /// {@return the same with this time to stop}
  public ActorSpec<A> shutdownTimeout(Duration shutdownTimeout) {
    return new ActorSpec<>(
        factory,
        name,
        mailbox,
        scheduler,
        shutdownTimeout,
        replyTimeout,
        maxConcurrentQueries,
        links);
  }

  /// {@return the same with this default timeout for asks}
  public ActorSpec<A> replyTimeout(Duration replyTimeout) {
    return new ActorSpec<>(
        factory,
        name,
        mailbox,
        scheduler,
        shutdownTimeout,
        replyTimeout,
        maxConcurrentQueries,
        links);
  }

  /// {@return the same with this limit of concurrent queries}
  public ActorSpec<A> maxConcurrentQueries(int maxConcurrentQueries) {
    return new ActorSpec<>(
        factory,
        name,
        mailbox,
        scheduler,
        shutdownTimeout,
        replyTimeout,
        maxConcurrentQueries,
        links);
  }

  /// {@return the same with one more actor to link with before it starts}
  public ActorSpec<A> link(ActorRef<?> ref) {
    List<ActorRef<?>> more = new ArrayList<>(links);
    more.add(ref);
    return new ActorSpec<>(
        factory,
        name,
        mailbox,
        scheduler,
        shutdownTimeout,
        replyTimeout,
        maxConcurrentQueries,
        more);
  }

  private static void requirePositive(String what, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(what + " must be positive: " + duration);
    }
  }
}

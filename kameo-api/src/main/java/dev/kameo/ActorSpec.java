package dev.kameo;

import dev.kameo.spi.Names;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.Poison;
import dev.kameo.supervision.RestartLimit;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.Shutdown;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Every choice about an actor, made before it is spawned. Immutable: each method returns a new
/// one.
///
/// ```java
/// system.spawn(ActorSpec.of(Counter::new).name("counter").mailbox(MailboxSpec.bounded(100)));
/// ```
///
/// @param factory makes the actor, inside the actor, once for each incarnation
/// @param name unique among its siblings, at most 256 characters, without control characters and
///   slashes; empty for a name the system makes
/// @param mailbox how many messages may wait
/// @param scheduler the name of the scheduler that runs it; empty for the system's
/// @param restart when it is restarted after it has ended
/// @param restartLimit how often it may be restarted, beside what its parent's strategy allows
/// @param backoff how long a restart waits
/// @param shutdown how its parent stops it
/// @param significant whether its end may end its parent too, as the parent's strategy says
/// @param replyTimeout how long an ask without a timeout of its own waits for the answer
/// @param maxConcurrentQueries how many queries may run at once
/// @param poison what becomes of a message whose handling is a panic
/// @param links actors to link with before it starts
/// @param <A> the actor
public record ActorSpec<A extends Actor>(
    ActorFactory<A> factory,
    String name,
    MailboxSpec mailbox,
    String scheduler,
    RestartPolicy restart,
    RestartLimit restartLimit,
    Backoff backoff,
    Shutdown shutdown,
    boolean significant,
    Duration replyTimeout,
    int maxConcurrentQueries,
    Poison poison,
    List<ActorRef<?>> links) {

  /// Longer than anybody waits: the default [#replyTimeout()].
  public static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

  /// @throws IllegalArgumentException if a value is out of its range, or two do not go together
  public ActorSpec {
    Names.requireValid("name", name);
    if (significant && restart == RestartPolicy.PERMANENT) {
      throw new IllegalArgumentException(
          "significant must be false for a PERMANENT actor, which never ends by itself: %s. Make it TRANSIENT or TEMPORARY."
              .formatted(name.isEmpty() ? "(no name)" : "'" + name + "'"));
    }
    if (replyTimeout.isNegative() || replyTimeout.isZero()) {
      throw new IllegalArgumentException("replyTimeout must be positive: " + replyTimeout);
    }
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
    return new SpecDraft<>(factory).finished();
  }

  /// {@return the same choices for another actor}
  public <B extends Actor> ActorSpec<B> factory(ActorFactory<B> factory) {
    return new SpecDraft<>(factory, this).finished();
  }

  /// {@return the same with this name}
  public ActorSpec<A> name(String name) {
    return change(draft -> draft.name = name);
  }

  /// {@return the same with this mailbox}
  public ActorSpec<A> mailbox(MailboxSpec mailbox) {
    return change(draft -> draft.mailbox = mailbox);
  }

  /// {@return the same, run by the scheduler of this name}
  public ActorSpec<A> scheduler(String scheduler) {
    return change(draft -> draft.scheduler = scheduler);
  }

  /// {@return the same with this restart policy; the default is [RestartPolicy#TEMPORARY]}
  ///
  /// @throws IllegalArgumentException if it is [RestartPolicy#PERMANENT] and the actor significant
  public ActorSpec<A> restart(RestartPolicy policy) {
    return change(draft -> draft.restart = policy);
  }

  /// {@return the same with a limit of its own for restarts; by default it has none, except at the
  /// top of the tree, where it is one in five seconds}
  ///
  /// @throws IllegalArgumentException if the number is negative or the time not positive
  public ActorSpec<A> restartLimit(int maxRestarts, Duration within) {
    return change(draft -> draft.restartLimit = new RestartLimit(maxRestarts, within));
  }

  /// {@return the same with this delay before restarts; the default is none}
  public ActorSpec<A> backoff(Backoff backoff) {
    return change(draft -> draft.backoff = backoff);
  }

  /// {@return the same, stopped by its parent in this way; the default is five seconds}
  public ActorSpec<A> shutdown(Shutdown shutdown) {
    return change(draft -> draft.shutdown = shutdown);
  }

  /// {@return the same with this time to stop, before its parent kills it}
  ///
  /// @throws IllegalArgumentException if the time is not positive
  public ActorSpec<A> shutdownTimeout(Duration timeout) {
    return shutdown(Shutdown.within(timeout));
  }

  /// {@return the same, significant for its parent or not; the default is not}
  ///
  /// When a significant actor ends by itself and is not restarted, its parent may stop too: its
  /// strategy says so, with an [dev.kameo.supervision.AutoShutdown].
  ///
  /// @throws IllegalArgumentException if it is to be significant and is [RestartPolicy#PERMANENT]:
  ///   such an actor never ends by itself
  public ActorSpec<A> significant(boolean significant) {
    return change(draft -> draft.significant = significant);
  }

  /// {@return the same with this default timeout for asks}
  public ActorSpec<A> replyTimeout(Duration replyTimeout) {
    return change(draft -> draft.replyTimeout = replyTimeout);
  }

  /// {@return the same with this limit of concurrent queries}
  public ActorSpec<A> maxConcurrentQueries(int maxConcurrentQueries) {
    return change(draft -> draft.maxConcurrentQueries = maxConcurrentQueries);
  }

  /// {@return the same, with this done to messages whose handling is a panic; the default is
  /// nothing beyond the panic}
  public ActorSpec<A> poison(Poison poison) {
    return change(draft -> draft.poison = poison);
  }

  /// {@return the same with one more actor to link with before it starts}
  public ActorSpec<A> link(ActorRef<?> ref) {
    List<ActorRef<?>> more = new ArrayList<>(links);
    more.add(ref);
    return change(draft -> draft.links = more);
  }

  private ActorSpec<A> change(Consumer<SpecDraft<A>> change) {
    SpecDraft<A> draft = new SpecDraft<>(factory, this);
    change.accept(draft);
    return draft.finished();
  }
}

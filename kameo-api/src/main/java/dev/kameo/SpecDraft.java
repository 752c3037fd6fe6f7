package dev.kameo;

import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.Poison;
import dev.kameo.supervision.RestartLimit;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.Shutdown;
import java.time.Duration;
import java.util.List;

/// A spec while one of its values is changed.
final class SpecDraft<A extends Actor> {

  private static final Shutdown SHUTDOWN = Shutdown.within(Duration.ofSeconds(5));

  private final ActorFactory<A> factory;
  String name = "";
  MailboxSpec mailbox = MailboxSpec.unbounded();
  String scheduler = "";
  RestartPolicy restart = RestartPolicy.TEMPORARY;
  RestartLimit restartLimit = RestartLimit.none();
  Backoff backoff = Backoff.none();
  Shutdown shutdown = SHUTDOWN;
  boolean significant;
  Duration replyTimeout = ActorSpec.FOREVER;
  int maxConcurrentQueries = Runtime.getRuntime().availableProcessors();
  Poison poison = Poison.drop();
  List<ActorRef<?>> links = List.of();

  /// Begins with the defaults.
  SpecDraft(ActorFactory<A> factory) {
    this.factory = factory;
  }

  /// Begins with the values of another.
  SpecDraft(ActorFactory<A> factory, ActorSpec<?> spec) {
    this.factory = factory;
    name = spec.name();
    mailbox = spec.mailbox();
    scheduler = spec.scheduler();
    restart = spec.restart();
    restartLimit = spec.restartLimit();
    backoff = spec.backoff();
    shutdown = spec.shutdown();
    significant = spec.significant();
    replyTimeout = spec.replyTimeout();
    maxConcurrentQueries = spec.maxConcurrentQueries();
    poison = spec.poison();
    links = spec.links();
  }

  ActorSpec<A> finished() {
    return new ActorSpec<>(
        factory,
        name,
        mailbox,
        scheduler,
        restart,
        restartLimit,
        backoff,
        shutdown,
        significant,
        replyTimeout,
        maxConcurrentQueries,
        poison,
        links);
  }
}

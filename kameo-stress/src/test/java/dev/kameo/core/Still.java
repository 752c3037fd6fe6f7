package dev.kameo.core;

import dev.kameo.Actor;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.MailboxSpec;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.spi.Scheduler;
import dev.kameo.spi.SchedulerProvider;
import dev.kameo.spi.SchedulerSettings;
import dev.kameo.spi.SystemSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Actors that nobody runs.
final class Still implements Actor {

  private static final ActorSpec<Still> SPEC = ActorSpec.of(Still::new);
  private static final LocalActorSystem SYSTEM =
      new LocalActorSystem(
          new SystemSettings(
              "still", new Provider(), _ -> new Provider(), Map.of(), Duration.ZERO, List.of()));

  /// {@return one with an empty mailbox, which stays empty}
  static ActorCell<Still> cell(Scheduler scheduler) {
    return cell(SPEC, scheduler);
  }

  /// {@return one with a full mailbox, which stays full}
  static ActorCell<Still> full(Scheduler scheduler) {
    return cell(SPEC.mailbox(MailboxSpec.bounded(1)), scheduler);
  }

  private static ActorCell<Still> cell(ActorSpec<Still> spec, Scheduler scheduler) {
    return new ActorCell<>(null, spec, 1, new Outside(SYSTEM, scheduler));
  }

  /// A message.
  record Hello() implements Message<Still, Void> {

    @Override
    public Reply<Void> handle(Still actor, Context<Still> ctx) {
      return Reply.done();
    }
  }

  private static final class Provider implements SchedulerProvider {

    @Override
    public String name() {
      return "still";
    }

    @Override
    public int priority() {
      return 0;
    }

    @Override
    public Scheduler create(SchedulerSettings settings) {
      return new StillScheduler();
    }
  }
}

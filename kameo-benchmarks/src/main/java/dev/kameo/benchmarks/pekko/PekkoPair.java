package dev.kameo.benchmarks.pekko;

import dev.kameo.benchmarks.jobs.Pair;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Ping and pong. Their messages are made once in a game.
final class PekkoPair implements Pair {

  private final ActorRef<ToPing> ping;

  PekkoPair(Guardian guardian) {
    ActorRef<There> pong = guardian.spawn(Behaviors.receiveMessage(PekkoPair::giveBack));
    ping = guardian.spawn(Behaviors.setup(ctx -> new Ping(ctx.getSelf(), pong).behavior()));
  }

  @Override
  public CompletableFuture<Long> play(int rounds) {
    Play play = new Play(rounds, new CompletableFuture<>());
    ping.tell(play);
    return play.handled;
  }

  private static Behavior<There> giveBack(There there) {
    there.handled++;
    there.from.tell(there.back);
    return Behaviors.same();
  }

  private sealed interface ToPing {}

  private record Play(int rounds, CompletableFuture<Long> handled) implements ToPing {}

  private record Back() implements ToPing {}

  /// A message to pong.
  private static final class There {
    private final ActorRef<ToPing> from;
    private final Back back = new Back();

    /// Pong's.
    private long handled;

    There(ActorRef<ToPing> from) {
      this.from = from;
    }
  }

  private static final class Ping {
    private final ActorRef<ToPing> self;
    private final ActorRef<There> pong;
    private Play play = new Play(0, new CompletableFuture<>());
    private There there;
    private long handled;

    Ping(ActorRef<ToPing> self, ActorRef<There> pong) {
      this.self = self;
      this.pong = pong;
      this.there = new There(self);
    }

    Behavior<ToPing> behavior() {
      return Behaviors.receiveMessage(message -> {
        if (message instanceof Play begin) {
          play = begin;
          there = new There(self);
          handled = 0;
          pong.tell(there);
        } else if (++handled < play.rounds) {
          pong.tell(there);
        } else {
          play.handled.complete(handled + there.handled);
        }
        return Behaviors.same();
      });
    }
  }
}

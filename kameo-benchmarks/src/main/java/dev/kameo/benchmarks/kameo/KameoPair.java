package dev.kameo.benchmarks.kameo;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.benchmarks.jobs.Pair;
import java.util.concurrent.CompletableFuture;

/// Ping and pong. Their messages are made once.
final class KameoPair implements Pair {

  private final ActorRef<Pong> pong;
  private final ActorRef<Ping> ping;

  KameoPair(ActorSystem system) {
    pong = system.spawn(Pong::new);
    ping = system.spawnWith(ctx -> new Ping(pong, new There(ctx.self())));
  }

  @Override
  public CompletableFuture<Long> play(int rounds) {
    return ping.ask(new Play(rounds))
        .flatMap(back -> pong.ask(new Take()).map(there -> back + there))
        .toCompletableFuture();
  }

  private static final class Ping implements Actor {
    private final ActorRef<Pong> pong;
    private final There there;
    private ReplyPromise<Long> result = Reply.promise();
    private long handled;
    private long rounds;

    Ping(ActorRef<Pong> pong, There there) {
      this.pong = pong;
      this.there = there;
    }
  }

  private static final class Pong implements Actor {
    private static final Back BACK = new Back();
    private long handled;
  }

  private record Play(int rounds) implements Message<Ping, Long> {
    @Override
    public Reply<Long> handle(Ping ping, Context<Ping> ctx) {
      ping.result = Reply.promise();
      ping.handled = 0;
      ping.rounds = rounds;
      ping.pong.tell(ping.there);
      return ping.result.reply();
    }
  }

  private record There(ActorRef<Ping> from) implements Message<Pong, Void> {
    @Override
    public Reply<Void> handle(Pong pong, Context<Pong> ctx) {
      pong.handled++;
      from.tell(Pong.BACK);
      return Reply.done();
    }
  }

  private record Back() implements Message<Ping, Void> {
    @Override
    public Reply<Void> handle(Ping ping, Context<Ping> ctx) {
      if (++ping.handled < ping.rounds) {
        ping.pong.tell(ping.there);
      } else {
        ping.result.complete(ping.handled);
      }
      return Reply.done();
    }
  }

  private record Take() implements Message<Pong, Long> {
    @Override
    public Reply<Long> handle(Pong pong, Context<Pong> ctx) {
      long handled = pong.handled;
      pong.handled = 0;
      return Reply.of(handled);
    }
  }
}

package dev.kameo.benchmarks.jox;

import com.softwaremill.jox.structured.ActorRef;
import com.softwaremill.jox.structured.ThrowingConsumer;
import dev.kameo.benchmarks.jobs.Pair;
import java.util.concurrent.CompletableFuture;

/// Ping and pong. Their messages are made once in a game.
final class JoxPair implements Pair {

  private final ActorRef<Ping> ping;
  private final ActorRef<Pong> pong;

  JoxPair(JoxScope scope) {
    ping = scope.spawn(new Ping());
    pong = scope.spawn(new Pong());
  }

  @Override
  public CompletableFuture<Long> play(int rounds) {
    Game game = new Game(rounds, ping, pong);
    JoxTell.tell(ping, ready -> ready.begin(game));
    return game.handled;
  }

  private static final class Game {
    private final CompletableFuture<Long> handled = new CompletableFuture<>();
    private final int rounds;
    private final ActorRef<Pong> pong;
    private final ThrowingConsumer<Pong> there;

    Game(int rounds, ActorRef<Ping> ping, ActorRef<Pong> pong) {
      this.rounds = rounds;
      this.pong = pong;
      ThrowingConsumer<Ping> back = ready -> ready.goOn(this);
      this.there = ready -> ready.giveBack(ping, back);
    }
  }

  private static final class Ping {
    private long handled;

    void begin(Game game) {
      handled = 0;
      JoxTell.tell(game.pong, game.there);
    }

    void goOn(Game game) {
      if (++handled < game.rounds) {
        JoxTell.tell(game.pong, game.there);
      } else {
        JoxTell.tell(game.pong, ready -> game.handled.complete(handled + ready.take()));
      }
    }
  }

  private static final class Pong {
    private long handled;

    void giveBack(ActorRef<Ping> ping, ThrowingConsumer<Ping> back) {
      handled++;
      JoxTell.tell(ping, back);
    }

    long take() {
      long taken = handled;
      handled = 0;
      return taken;
    }
  }
}

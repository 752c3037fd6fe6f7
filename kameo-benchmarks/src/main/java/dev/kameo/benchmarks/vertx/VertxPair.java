package dev.kameo.benchmarks.vertx;

import dev.kameo.benchmarks.jobs.Pair;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import java.util.concurrent.CompletableFuture;

/// Ping and pong, which send one game to and fro.
final class VertxPair implements Pair {

  private final EventBus events;
  private final String ping;
  private final String pong;

  VertxPair(Bus bus) {
    events = bus.events();
    ping = bus.newAddress();
    pong = bus.newAddress();
    bus.<Parcel>deploy(ping, this::ping);
    bus.<Parcel>deploy(pong, this::pong);
  }

  @Override
  public CompletableFuture<Long> play(int rounds) {
    Game game = new Game(rounds);
    events.send(pong, new Parcel(game));
    return game.result;
  }

  private void ping(Message<Parcel> message) {
    if (message.body().content() instanceof Game game) {
      if (++game.handled < 2 * game.rounds) {
        events.send(pong, message.body());
      } else {
        game.result.complete(game.handled);
      }
    }
  }

  private void pong(Message<Parcel> message) {
    if (message.body().content() instanceof Game game) {
      game.handled++;
      events.send(ping, message.body());
    }
  }

  /// There is one, so it belongs to whoever has it.
  private static final class Game {
    private final CompletableFuture<Long> result = new CompletableFuture<>();
    private final long rounds;
    private long handled;

    Game(long rounds) {
      this.rounds = rounds;
    }
  }
}

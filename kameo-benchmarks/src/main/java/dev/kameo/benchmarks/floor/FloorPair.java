package dev.kameo.benchmarks.floor;

import dev.kameo.benchmarks.jobs.Pair;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Ping and pong, which pass one ball on.
final class FloorPair implements Pair {

  private final FloorActor ping;

  FloorPair(Floor floor) {
    ping = floor.spawn(new Ping(floor.spawn(new Pong())));
  }

  @Override
  public CompletableFuture<Long> play(int rounds) {
    Ball ball = new Ball(rounds, new CompletableFuture<>());
    ping.tell(ball);
    return ball.handled;
  }

  /// @param handled completes with how often it was handled, not counting the first time
  private record Ball(int rounds, CompletableFuture<Long> handled) {}

  /// A message to pong.
  private static final class There {
    private final FloorActor from;

    /// Pong's.
    private long handled;

    There(FloorActor from) {
      this.from = from;
    }
  }

  private static final class Ping implements Handler {
    private final FloorActor pong;
    private Ball ball = new Ball(0, new CompletableFuture<>());
    private long handled;

    Ping(FloorActor pong) {
      this.pong = pong;
    }

    @Override
    public void handle(FloorActor self, @Nullable Object message) {
      if (message instanceof There there) {
        if (++handled < ball.rounds) {
          pong.tell(there);
        } else {
          ball.handled.complete(handled + there.handled);
        }
      } else if (message instanceof Ball begin) {
        ball = begin;
        handled = 0;
        pong.tell(new There(self));
      }
    }
  }

  private static final class Pong implements Handler {
    @Override
    public void handle(FloorActor self, @Nullable Object message) {
      if (message instanceof There there) {
        there.handled++;
        there.from.tell(there);
      }
    }
  }
}

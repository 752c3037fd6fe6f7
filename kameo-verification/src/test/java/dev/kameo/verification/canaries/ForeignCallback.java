package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.time.Duration;

/// A price board that knows a rate as a reply, which mostly is there when somebody asks. The bug:
/// if it is not, the function that uses the board's context runs in the actor that answers.
final class ForeignCallback implements Scenario {

  private final boolean repaired;

  ForeignCallback(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Rates> rates = kit.spawn(ActorSpec.of(Rates::new).name("rates"));
    ActorRef<Board> board =
        kit.spawn(
            ActorSpec.of(() -> new Board(rates.ask(new Rates.Rate()), repaired)).name("board"));
    ActorRef<Guest> guest = kit.spawn(ActorSpec.of(Guest::new).name("guest"));

    Relay.send(kit, 2, guest, new Guest.Look(board));
    kit.runUntilIdle();

    assertEquals(14, guest.ask(new Guest.Seen()).await());
  }

  static final class Rates implements Actor {

    record Rate() implements Message<Rates, Long> {
      @Override
      public Reply<Long> handle(Rates rates, Context<Rates> ctx) {
        return Reply.of(2L);
      }
    }
  }

  static final class Board implements Actor {

    private final Reply<Long> rate;
    private final boolean setsItsTimerItself;

    Board(Reply<Long> rate, boolean setsItsTimerItself) {
      this.rate = rate;
      this.setsItsTimerItself = setsItsTimerItself;
    }

    private static void refreshLater(Context<Board> ctx) {
      ctx.timers().once("refresh", Duration.ofMinutes(1), new Refresh());
    }

    record Price(long amount) implements Message<Board, Long> {
      @Override
      public Reply<Long> handle(Board board, Context<Board> ctx) {
        if (board.setsItsTimerItself) {
          refreshLater(ctx);
          return board.rate.map(rate -> rate * amount);
        }
        return board.rate.map(rate -> {
          refreshLater(ctx);
          return rate * amount;
        });
      }
    }

    record Refresh() implements Message<Board, Void> {
      @Override
      public Reply<Void> handle(Board board, Context<Board> ctx) {
        return Reply.done();
      }
    }
  }

  static final class Guest implements Actor {

    private long seen;

    record Look(ActorRef<Board> board) implements Message<Guest, Void> {
      @Override
      public Reply<Void> handle(Guest guest, Context<Guest> ctx) throws InterruptedException {
        guest.seen = board.ask(new Board.Price(7)).await();
        return Reply.done();
      }
    }

    record Seen() implements Message<Guest, Long> {
      @Override
      public Reply<Long> handle(Guest guest, Context<Guest> ctx) {
        return Reply.of(guest.seen);
      }
    }
  }
}

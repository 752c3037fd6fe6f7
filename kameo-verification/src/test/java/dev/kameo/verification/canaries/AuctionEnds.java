package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Cancellable;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An auction that ends when nobody has bid for a while; another actor keeps the time. The bug: the
/// end of a time that was started anew may be on its way already, and ends the auction right after
/// a bid.
final class AuctionEnds implements Scenario {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final boolean repaired;

  AuctionEnds(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Clerk> clerk = kit.spawn(ActorSpec.of(Clerk::new).name("clerk"));
    ActorRef<Auction> auction =
        kit.spawn(ActorSpec.of(() -> new Auction(clerk, repaired)).name("auction"));

    auction.tell(new Auction.Bid(100));
    Relay.send(kit, 2, auction, new Auction.Bid(200));
    kit.advance(Duration.ofMinutes(1));

    Duration quiet = auction.ask(new Auction.Quiet()).await();
    assertTrue(quiet.compareTo(PATIENCE) >= 0, () -> "Ended after " + quiet);
  }

  static final class Auction implements Actor {

    private final ActorRef<Clerk> clerk;
    private final boolean counts;
    private Instant lastBid = Instant.MIN;
    private Duration quiet = Duration.ZERO;
    private int bids;
    private boolean open = true;

    Auction(ActorRef<Clerk> clerk, boolean counts) {
      this.clerk = clerk;
      this.counts = counts;
    }

    record Bid(int amount) implements Message<Auction, Boolean> {
      @Override
      public Reply<Boolean> handle(Auction auction, Context<Auction> ctx) {
        if (auction.open) {
          auction.lastBid = ctx.clock().instant();
          auction.clerk.tell(new Clerk.StartTime(ctx.self(), ++auction.bids));
        }
        return Reply.of(auction.open);
      }
    }

    record TimeIsUp(int bids) implements Message<Auction, Void> {
      @Override
      public Reply<Void> handle(Auction auction, Context<Auction> ctx) {
        if (auction.open && (!auction.counts || bids == auction.bids)) {
          auction.open = false;
          auction.quiet = Duration.between(auction.lastBid, ctx.clock().instant());
        }
        return Reply.done();
      }
    }

    record Quiet() implements Message<Auction, Duration> {
      @Override
      public Reply<Duration> handle(Auction auction, Context<Auction> ctx) {
        return Reply.of(auction.quiet);
      }
    }
  }

  static final class Clerk implements Actor {

    private @Nullable Cancellable time;

    record StartTime(ActorRef<Auction> auction, int bids) implements Message<Clerk, Void> {
      @Override
      public Reply<Void> handle(Clerk clerk, Context<Clerk> ctx) {
        if (clerk.time != null) {
          clerk.time.cancel();
        }
        clerk.time = auction.tellAfter(PATIENCE, new Auction.TimeIsUp(bids));
        return Reply.done();
      }
    }
  }
}

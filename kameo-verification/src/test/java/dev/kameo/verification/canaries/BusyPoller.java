package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.time.Duration;

/// A download that asks itself again and again whether its file is there, as often as it takes. The
/// bug: it counts rounds instead of time, so it may use up all of them before anybody else gets to
/// run.
final class BusyPoller implements Scenario {

  private final boolean repaired;

  BusyPoller(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Download> download =
        kit.spawn(ActorSpec.of(() -> new Download(repaired)).name("download"));

    download.tell(new Download.Poll(1));
    Relay.send(kit, 2, download, new Download.Arrived());
    kit.advance(Duration.ofMinutes(1));

    assertEquals("done", download.ask(new Download.State()).await());
  }

  static final class Download implements Actor {

    private static final int ROUNDS = 10;

    private final boolean waits;
    private boolean arrived;
    private String state = "polling";

    Download(boolean waits) {
      this.waits = waits;
    }

    record Poll(int round) implements Message<Download, Void> {
      @Override
      public Reply<Void> handle(Download download, Context<Download> ctx) {
        if (download.arrived) {
          download.state = "done";
        } else if (!download.waits && round == ROUNDS) {
          download.state = "given up";
        } else if (!download.waits) {
          ctx.self().tell(new Poll(round + 1));
        }
        return Reply.done();
      }
    }

    record Arrived() implements Message<Download, Void> {
      @Override
      public Reply<Void> handle(Download download, Context<Download> ctx) {
        download.arrived = true;
        if (download.waits) {
          download.state = "done";
        }
        return Reply.done();
      }
    }

    record State() implements Query<Download, String> {
      @Override
      public Reply<String> handle(Download download, Context<Download> ctx) {
        return Reply.of(download.state);
      }
    }
  }
}

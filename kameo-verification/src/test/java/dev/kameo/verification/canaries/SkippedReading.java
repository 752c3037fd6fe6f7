package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Delivery;
import dev.kameo.MailboxSpec;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.time.Duration;

/// A sensor that offers what it has read to a display, whose mailbox is always large enough. The
/// bug, which shows only if the display says that it is full: the last reading is never shown. The
/// repair is to offer it again.
final class SkippedReading implements Scenario {

  private static final int LAST = 5;

  private final boolean repaired;

  SkippedReading(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Display> display =
        kit.spawn(ActorSpec.of(Display::new).name("display").mailbox(MailboxSpec.bounded(100)));
    ActorRef<Sensor> sensor =
        kit.spawn(ActorSpec.of(() -> new Sensor(display, repaired)).name("sensor"));

    for (int reading = 1; reading <= LAST; reading++) {
      sensor.tell(new Sensor.Read(reading));
    }
    kit.advance(Duration.ofMinutes(1));

    assertEquals(LAST, display.ask(new Display.Shown()).await());
  }

  static final class Display implements Actor {

    private int shown;

    record Show(int reading) implements Message<Display, Void> {
      @Override
      public Reply<Void> handle(Display display, Context<Display> ctx) {
        display.shown = Math.max(reading, display.shown);
        return Reply.done();
      }
    }

    record Shown() implements Query<Display, Integer> {
      @Override
      public Reply<Integer> handle(Display display, Context<Display> ctx) {
        return Reply.of(display.shown);
      }
    }
  }

  static final class Sensor implements Actor {

    private final ActorRef<Display> display;
    private final boolean repeats;

    Sensor(ActorRef<Display> display, boolean repeats) {
      this.display = display;
      this.repeats = repeats;
    }

    record Read(int reading) implements Message<Sensor, Void> {
      @Override
      public Reply<Void> handle(Sensor sensor, Context<Sensor> ctx) {
        Delivery delivery = sensor.display.tryTell(new Display.Show(reading));
        if (sensor.repeats && delivery == Delivery.MAILBOX_FULL) {
          ctx.scheduleOnce(Duration.ofSeconds(1), this);
        }
        return Reply.done();
      }
    }
  }
}

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

/// A printer that gets its pages from a spooler, and is stopped when the office closes. The bug:
/// the office stops the printer itself, past the spooler, which may still have pages.
final class PrinterCloses implements Scenario {

  private final boolean repaired;

  PrinterCloses(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Printer> printer = kit.spawn(ActorSpec.of(Printer::new).name("printer"));
    ActorRef<Spooler> spooler = kit.spawn(ActorSpec.of(() -> new Spooler(printer)).name("spooler"));

    for (int page = 1; page <= 3; page++) {
      spooler.tell(new Spooler.Submit(page));
    }
    if (repaired) {
      spooler.tell(new Spooler.Close());
    } else {
      Relay.send(kit, 2, kit.spawn(Office::new), new Office.Close(printer));
    }
    printer.stopped().await();
    kit.runUntilIdle();

    assertEquals(0, kit.system().deadLetters().count());
  }

  static final class Printer implements Actor {

    record Print(int page) implements Message<Printer, Void> {
      @Override
      public Reply<Void> handle(Printer printer, Context<Printer> ctx) {
        return Reply.done();
      }
    }
  }

  static final class Spooler implements Actor {

    private final ActorRef<Printer> printer;

    Spooler(ActorRef<Printer> printer) {
      this.printer = printer;
    }

    record Submit(int page) implements Message<Spooler, Void> {
      @Override
      public Reply<Void> handle(Spooler spooler, Context<Spooler> ctx) {
        spooler.printer.tell(new Printer.Print(page));
        return Reply.done();
      }
    }

    record Close() implements Message<Spooler, Void> {
      @Override
      public Reply<Void> handle(Spooler spooler, Context<Spooler> ctx) {
        spooler.printer.stopGracefully();
        return Reply.done();
      }
    }
  }

  static final class Office implements Actor {

    record Close(ActorRef<Printer> printer) implements Message<Office, Void> {
      @Override
      public Reply<Void> handle(Office office, Context<Office> ctx) {
        printer.stopGracefully();
        return Reply.done();
      }
    }
  }
}

package dev.kameo.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.Context;
import dev.kameo.DeadLetter;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.ShutdownReport;
import dev.kameo.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The code of docs/lifecycle.md.
final class LifecycleDocsTest {

  private final ActorSystem system = ActorSystem.create();
  private final ActorRef<Paper> paper = system.spawn(Paper::new);
  private final ActorRef<Printer> printer =
      system.spawn(() -> new Printer(paper.recipient(Paper.Line::new)));

  @AfterEach
  void close() {
    system.close();
  }

  @Test
  void stopsGracefullyAfterWhatWasQueued() throws Exception {
    printer.tell(new Printer.Print("last words"));
    printer.stopGracefully();
    StopReason reason = printer.stopped().await();

    assertEquals(StopReason.normal(), reason);
    assertEquals(List.of("ready", "last words", "off: Normal"), lines());
  }

  @Test
  void resumesAfterAPanicItKnows() throws Exception {
    printer.tell(new Printer.Print(""));
    printer.tell(new Printer.Print("still here"));
    printer.stopGracefully();
    printer.stopped().await();

    assertEquals(List.of("ready", "still here", "off: Normal"), lines());
  }

  @Test
  void aKilledActorHandlesNothingMore() throws Exception {
    printer.kill();

    assertEquals(StopReason.killed(), printer.stopped().await());
  }

  @Test
  void whatAStoppingActorDidNotHandleIsADeadLetter() throws Exception {
    Queue<DeadLetter> letters = new ConcurrentLinkedQueue<>();
    CountDownLatch open = new CountDownLatch(1);

    system.deadLetters().subscribe(letters::add);

    printer.tell(new Wait(open));
    printer.tell(new Printer.TurnOff());
    printer.tell(new Printer.Print("too late"));
    open.countDown();
    printer.stopped().await();

    assertEquals(1, letters.size());
    assertEquals(DeadLetter.Cause.UNDELIVERED, letters.remove().cause());
    assertEquals(List.of("ready", "not printed: 1", "off: Normal"), lines());
  }

  @Test
  void linkedActorsEndTogether() throws Exception {
    ActorRef<Printer> copier =
        system.spawn(
            ActorSpec.<Printer>of(() -> new Printer(paper.recipient(Paper.Line::new)))
                .link(printer));

    printer.kill();

    assertInstanceOf(StopReason.LinkDied.class, copier.stopped().await());
  }

  @Test
  void shutdownSaysWhoDidNotStop() throws Exception {
    ShutdownReport report = system.shutdown(Duration.ofSeconds(10));

    assertTrue(report.isClean());
    assertEquals(List.of(), report.notStopped());
  }

  private List<String> lines() throws InterruptedException {
    return paper.ask(new Paper.Lines()).await();
  }

  private record Wait(CountDownLatch until) implements Message<Printer, Void> {
    @Override
    public Reply<Void> handle(Printer printer, Context<Printer> ctx) throws Exception {
      until.await();
      return Reply.done();
    }
  }

  private static final class Paper implements Actor {
    private final List<String> lines = new ArrayList<>();

    record Line(String text) implements Message<Paper, Void> {
      @Override
      public Reply<Void> handle(Paper paper, Context<Paper> ctx) {
        paper.lines.add(text);
        return Reply.done();
      }
    }

    record Lines() implements Query<Paper, List<String>> {
      @Override
      public Reply<List<String>> handle(Paper paper, Context<Paper> ctx) {
        return Reply.of(List.copyOf(paper.lines));
      }
    }
  }
}

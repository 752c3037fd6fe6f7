package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorNotRunningException;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Delivery;
import dev.kameo.KameoException;
import dev.kameo.MailboxSpec;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AnswersInDiagramsTest {

  /// Answers well, badly, or not.
  static final class Oracle implements Actor {

    record Speak() implements Message<Oracle, String> {
      @Override
      public Reply<String> handle(Oracle oracle, Context<Oracle> ctx) {
        return Reply.of("42");
      }
    }

    record Look() implements Query<Oracle, String> {
      @Override
      public Reply<String> handle(Oracle oracle, Context<Oracle> ctx) {
        return Reply.of("42");
      }
    }

    record Refuse() implements Message<Oracle, String> {
      @Override
      public Reply<String> handle(Oracle oracle, Context<Oracle> ctx) {
        return Reply.failed(new IllegalStateException("secret"));
      }
    }

    record Ponder() implements Message<Oracle, String> {
      @Override
      public Reply<String> handle(Oracle oracle, Context<Oracle> ctx) {
        return Reply.<String>promise().reply();
      }
    }
  }

  /// Asks the oracle, and goes on with the answer.
  record Pilgrim(ActorRef<Oracle> oracle) implements Actor {

    record Pipe(Message<Oracle, String> question) implements Message<Pilgrim, Void> {
      @Override
      public Reply<Void> handle(Pilgrim pilgrim, Context<Pilgrim> ctx) {
        ctx.pipe(pilgrim.oracle.ask(question), (_, _) -> {});
        return Reply.done();
      }
    }

    record Hope() implements Message<Pilgrim, Void> {
      @Override
      public Reply<Void> handle(Pilgrim pilgrim, Context<Pilgrim> ctx) throws Exception {
        Reply.<String>promise().reply().map(String::length).await();
        return Reply.done();
      }
    }
  }

  private static final AssertionError OVER = new AssertionError("it is over");

  private static ActorRef<Oracle> oracle(TestKit kit) {
    return kit.spawn(ActorSpec.of(Oracle::new).name("oracle"));
  }

  /// {@return the report of a run that does this, and then fails}
  private static FailureReport report(Scenario scenario) {
    RunResult failed =
        new Runner(
                kit -> {
                  scenario.run(kit);
                  throw OVER;
                })
            .run(Plan.of(0));
    return FailureReport.asItIs(failed, "It fails");
  }

  @Test
  void anErrorIsNoOrdinaryAnswer() {
    FailureReport report =
        report(kit -> {
          ActorRef<Oracle> oracle = oracle(kit);
          oracle.ask(new Oracle.Speak()).await();
          assertThrows(KameoException.class, oracle.ask(new Oracle.Refuse())::await);
        });

    String text = report.text();
    assertTrue(text.contains("│<╌"), text);
    assertTrue(text.contains("│x╌"), text);
    assertTrue(text.contains("↩ Refuse ✗ IllegalStateException"), text);
    assertFalse(text.contains("secret"), text);
    assertTrue(report.mermaid().contains("p1-->>p0: ↩ Speak\n"), report::mermaid);
    assertTrue(
        report.mermaid().contains("p1--xp0: ↩ Refuse ✗ IllegalStateException\n"), report::mermaid);
  }

  @Test
  void theEndOfTheTimeIsNoOrdinaryAnswer() {
    String text =
        report(
                kit -> {
                  Reply<String> answer =
                      oracle(kit).ask(new Oracle.Ponder(), Duration.ofSeconds(1));
                  assertThrows(KameoException.class, answer::await);
                })
            .text();

    assertTrue(text.contains("✗ ↩ Ponder timed out"), text);
  }

  @Test
  void aWaitThatIsTooLongSaysSo() {
    String text =
        report(
                kit -> {
                  Reply<String> answer = oracle(kit).ask(new Oracle.Ponder(), ActorSpec.FOREVER);
                  assertThrows(KameoException.class, () -> answer.await(Duration.ofSeconds(1)));
                })
            .text();

    assertTrue(text.contains("✗ timed out: the answer to Ponder from oracle"), text);
  }

  @Test
  void aPipedErrorIsNoPipedResult() {
    String text =
        report(
                kit -> {
                  ActorRef<Oracle> oracle = oracle(kit);
                  ActorRef<Pilgrim> pilgrim = kit.spawn(() -> new Pilgrim(oracle));
                  pilgrim.tell(new Pilgrim.Pipe(new Oracle.Speak()));
                  pilgrim.tell(new Pilgrim.Pipe(new Oracle.Refuse()));
                  kit.runUntilIdle();
                })
            .text();

    assertTrue(text.contains("─piped result#1─"), text);
    assertTrue(text.contains("─piped failure (IllegalStateException)#1─"), text);
  }

  @Test
  void whatIsRefusedSaysByWhomAndWhy() {
    String text =
        report(
                kit -> {
                  ActorRef<Oracle> small =
                      kit.spawn(
                          ActorSpec.of(Oracle::new).name("small").mailbox(MailboxSpec.bounded(1)));
                  kit.allowDeadLetters(Oracle.Speak.class);
                  small.tell(new Oracle.Speak());
                  assertEquals(Delivery.MAILBOX_FULL, small.tryTell(new Oracle.Speak()));
                  small.kill();
                  kit.runUntilIdle();
                  assertEquals(Delivery.NOT_RUNNING, small.tryTell(new Oracle.Look()));
                  assertThrows(
                      ActorNotRunningException.class, small.ask(new Oracle.Ponder())::await);
                  small.tell(new Oracle.Speak());
                })
            .text();

    assertTrue(text.contains("✗ refused: Speak to small (mailbox full)"), text);
    assertTrue(text.contains("✗ refused: Look to small (not running)"), text);
    assertTrue(text.contains("✗ refused: Ponder to small (not running)"), text);
    assertTrue(text.contains("dead letter: Speak to small (not running)"), text);
    assertFalse(text.contains("refused: Speak to small (not running)"), text);
  }

  @Test
  void aReplyThatDependsOnAQuestionSaysOnWhich() {
    RunResult failed =
        new Runner(kit ->
            oracle(kit)
                .ask(new Oracle.Ponder(), ActorSpec.FOREVER)
                .map(String::length)
                .recover(_ -> 0)
                .await())
            .run(Plan.of(0));

    String text = FailureReport.asItIs(failed, "It fails").text();

    assertTrue(text.contains("test    waits for the answer to Ponder from oracle"), text);
    assertTrue(text.contains("oracle  waits for nobody, and has not answered"), text);
  }

  @Test
  void aPromiseIsCalledSo() {
    RunResult failed =
        new Runner(
                kit -> {
                  ActorRef<Oracle> oracle = oracle(kit);
                  ActorRef<Pilgrim> pilgrim = kit.spawn(() -> new Pilgrim(oracle));
                  pilgrim.ask(new Pilgrim.Hope(), ActorSpec.FOREVER).await();
                })
            .run(Plan.of(0));

    String text = FailureReport.asItIs(failed, "It fails").text();

    assertTrue(text.contains("waits for a promised answer"), text);
    assertFalse(text.contains("Reply["), text);
  }

  @Test
  void theEndOfAQueryIsTheRuntimesOwn() {
    String text =
        report(
                kit -> {
                  assertEquals("42", oracle(kit).ask(new Oracle.Look()).await());
                  kit.runUntilIdle();
                })
            .text();

    assertTrue(text.contains("Look#1"), text);
    assertFalse(text.contains("query"), text);
  }
}

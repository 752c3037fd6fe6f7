package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClassNamesTest {

  /// Does nothing of its own.
  static class Odd implements Actor {}

  private static String panicOf(Message<Odd, Void> message) {
    Scenario scenario =
        kit -> {
          ActorRef<Odd> odd = kit.spawn(Odd::new);
          odd.tell(message);
          kit.runUntilIdle();
        };
    return FailureReport.asItIs(new Runner(scenario).run(Plan.of(0)), "It fails").text();
  }

  private static Reply<Void> fail() {
    throw new IllegalStateException("bug");
  }

  @Test
  void aLambdaIsCalledAfterTheClassItIsIn() {
    String text = panicOf((odd, ctx) -> fail());

    assertTrue(text.contains("ClassNamesTest.lambda#1"), text);
    assertFalse(text.contains("$$Lambda"), text);
  }

  @Test
  void anAnonymousClassIsCalledAfterTheClassItIsIn() {
    String text =
        panicOf(
            new Message<>() {
              @Override
              public Reply<Void> handle(Odd odd, Context<Odd> ctx) {
                return fail();
              }
            });

    assertTrue(text.contains("panicked in ClassNamesTest.anonymous: "), text);
    assertTrue(text.contains("─ClassNamesTest.anonymous#1─"), text);
    assertFalse(text.contains("ClassNamesTest$"), text);
  }

  @Test
  void anUnnamedActorHasOneNameInErrorsAndTraces() {
    String text = panicOf((odd, ctx) -> fail());

    assertTrue(text.contains("Actor 'Odd$1' panicked in "), text);
    assertFalse(text.contains("'$1'"), text);
  }
}

package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a callback of a reply throws, which nobody catches.
@Timeout(60)
class UncaughtTest {

  private final List<Throwable> told = new ArrayList<>();

  /// Knows a price.
  static final class Feed implements Actor {

    record Price() implements Query<Feed, Integer> {
      @Override
      public Reply<Integer> handle(Feed feed, Context<Feed> ctx) {
        return Reply.of(1);
      }
    }
  }

  /// Uses its context where it must not.
  static final class Trader implements Actor {

    record Begin(ActorRef<Feed> feed) implements Message<Trader, Void> {
      @Override
      public Reply<Void> handle(Trader trader, Context<Trader> ctx) {
        feed.ask(new Feed.Price())
            .whenDone(_ -> ctx.timers().once("x", Duration.ofMillis(1), new Tick()));
        return Reply.done();
      }
    }

    record Tick() implements Message<Trader, Void> {
      @Override
      public Reply<Void> handle(Trader trader, Context<Trader> ctx) {
        return Reply.done();
      }
    }
  }

  private static void trade(TestKit kit) {
    ActorRef<Feed> feed = kit.spawn(ActorSpec.of(Feed::new).name("feed"));
    kit.spawn(Trader::new).tell(new Trader.Begin(feed));
  }

  private void listen() {
    Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> told.add(thrown));
  }

  @AfterEach
  void listenNoMore() {
    Thread.currentThread().setUncaughtExceptionHandler(null);
  }

  @Test
  void isAFailureOfARun() {
    Explorer explorer = Explorer.of(UncaughtTest::trade).schedules(100);

    String failure = explorer.explore().failures().getFirst();

    assertTrue(
        failure.startsWith(
            "PANIC: A callback of a reply has thrown, on behalf of 'feed':"
                + " java.lang.IllegalStateException: "),
        failure);
    assertTrue(explorer.allowPanics(IllegalArgumentException.class).explore().hasFailed());
    assertDoesNotThrow(explorer.allowPanics(IllegalStateException.class)::check);
    assertDoesNotThrow(
        Explorer.of(kit -> trade(kit.allowPanics(IllegalStateException.class)))::check);
  }

  @Test
  void isFoundByACheck_unlessItIsAllowed() {
    try (TestKit kit = TestKit.create()) {
      trade(kit);
      kit.runUntilIdle();

      var error = assertThrows(AssertionError.class, kit::check);

      assertTrue(error.getMessage().startsWith("A callback of a reply has thrown"));
      assertTrue(error.getMessage().endsWith("say kit.allowPanics(IllegalStateException.class)."));
      assertEquals(IllegalStateException.class, error.getSuppressed()[0].getClass());
      assertDoesNotThrow(kit.allowPanics(IllegalStateException.class)::check);
    }
  }

  @Test
  void isFoundOnTheThreadOfTheTest_whichGetsItsHandlerBack() {
    listen();
    RuntimeException thrown = new IllegalArgumentException("by order");
    Reply<Integer> reply = Reply.of(1);
    try (TestKit kit = TestKit.create()) {
      reply.whenDone(_ -> {
        throw thrown;
      });

      assertEquals(
          List.of(thrown), List.of(assertThrows(AssertionError.class, kit::check).getSuppressed()));
    }
    reply.whenDone(_ -> {
      throw thrown;
    });

    assertEquals(List.of(thrown), told);
  }

  @Test
  void isNoFailureWhileTheKitCloses() {
    List<Object> outcomes = new ArrayList<>();
    TestKit kit = TestKit.create();
    kit.spawn(Feed::new)
        .ask(new Feed.Price())
        .whenDone(outcome -> {
          outcomes.add(outcome);
          throw new IllegalStateException("closing");
        });

    kit.close();

    assertFalse(outcomes.isEmpty());
    assertDoesNotThrow(kit::check);
  }
}

package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.supervision.RestartPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PipesTest {

  /// Answers when it is opened.
  static final class Door implements Actor {

    private final List<ReplyPromise<String>> guests = new ArrayList<>();

    record Knock() implements Message<Door, String> {
      @Override
      public Reply<String> handle(Door door, Context<Door> ctx) {
        ReplyPromise<String> promise = Reply.promise();
        door.guests.add(promise);
        return promise.reply();
      }
    }

    record Open() implements Message<Door, Void> {
      @Override
      public Reply<Void> handle(Door door, Context<Door> ctx) {
        door.guests.forEach(guest -> guest.complete("come in"));
        return Reply.done();
      }
    }
  }

  static final class Guest implements Actor {

    private String heard = "";

    record Visit(ActorRef<Door> door, UnaryOperator<Reply<String>> patience)
        implements Message<Guest, Void> {
      @Override
      public Reply<Void> handle(Guest guest, Context<Guest> ctx) {
        ctx.pipe(
            patience.apply(door.ask(new Door.Knock())),
            (me, outcome) -> me.heard = outcome.toString());
        return Reply.done();
      }
    }

    record Leave() implements Message<Guest, Void> {
      @Override
      public Reply<Void> handle(Guest guest, Context<Guest> ctx) {
        ctx.stop();
        return Reply.done();
      }
    }

    record Fall() implements Message<Guest, Void> {
      @Override
      public Reply<Void> handle(Guest guest, Context<Guest> ctx) {
        throw new IllegalStateException("fell");
      }
    }
  }

  private static final UnaryOperator<Reply<String>> WITHOUT_END = reply -> reply;

  private static ActorRef<Door> door(TestKit kit) {
    return kit.spawn(ActorSpec.of(Door::new).name("door"));
  }

  private static ActorRef<Guest> guest(TestKit kit) {
    return kit.spawn(ActorSpec.of(Guest::new).name("guest"));
  }

  private static Exploration explore(Scenario scenario) {
    return Explorer.of(scenario).schedules(20).explore();
  }

  private static String textOf(Exploration exploration) {
    return Objects.requireNonNull(exploration.failed()).failure().text();
  }

  private static void assertPasses(Scenario scenario) {
    Exploration exploration = explore(scenario);

    assertFalse(exploration.hasFailed(), exploration::toString);
  }

  @Test
  void aPipedQuestionThatNobodyAnswersIsAFailure() {
    Exploration exploration =
        explore(kit -> guest(kit).tell(new Guest.Visit(door(kit), WITHOUT_END)));

    assertTrue(exploration.hasFailed());
    assertEquals(
        """
        Nobody will answer: no actor can run and no timer is left.
          'guest' wants the answer to Knock from 'door' (Door #2), piped
        If Knock may stay unanswered, say kit.allowUnanswered(Knock.class).\
        """,
        textOf(exploration));
  }

  @Test
  void soIsOneWhoseAnswerWasToBeMapped() {
    Exploration exploration =
        explore(
            kit -> guest(kit).tell(new Guest.Visit(door(kit), reply -> reply.map(String::trim))));

    assertTrue(exploration.hasFailed());
  }

  @Test
  void eachIsNamed() {
    Exploration exploration =
        explore(kit -> {
          ActorRef<Door> door = door(kit);
          guestAt(kit, 1).tell(new Guest.Visit(door, WITHOUT_END));
          guestAt(kit, 2).tell(new Guest.Visit(door, WITHOUT_END));
        });

    assertTrue(textOf(exploration).contains("'guest-1'"), () -> textOf(exploration));
    assertTrue(textOf(exploration).contains("'guest-2'"), () -> textOf(exploration));
  }

  @Test
  void anAnswerThatCameIsWantedNoMore() {
    assertPasses(kit -> {
      ActorRef<Door> door = door(kit);
      for (int i = 0; i < 100; i++) {
        guestAt(kit, i).tell(new Guest.Visit(door, WITHOUT_END));
      }
      kit.runUntilIdle();
      door.tell(new Door.Open());
    });
  }

  private static ActorRef<Guest> guestAt(TestKit kit, int number) {
    return kit.spawn(ActorSpec.of(Guest::new).name("guest-" + number));
  }

  @Test
  void aQuestionThatTimesOutIsAnswered() {
    assertPasses(kit -> {
      guest(kit).tell(new Guest.Visit(door(kit), reply -> reply.orTimeout(Duration.ofSeconds(1))));
      kit.advance(Duration.ofSeconds(2));
    });
  }

  @Test
  void whileATimerIsLeftAnAnswerMayCome() {
    assertPasses(kit -> {
      ActorRef<Door> door = door(kit);
      guest(kit).tell(new Guest.Visit(door, WITHOUT_END));
      door.tellAfter(Duration.ofHours(1), new Door.Open());
    });
  }

  @Test
  void whoHasStoppedWantsNothing() {
    assertPasses(kit -> {
      ActorRef<Guest> guest = guest(kit);
      guest.tell(new Guest.Visit(door(kit), WITHOUT_END));
      guest.tell(new Guest.Leave());
    });
  }

  @Test
  void theNextLifeWantsNothingOfTheLast() {
    assertPasses(kit -> {
      kit.allowPanics(IllegalStateException.class);
      ActorRef<Guest> guest = kit.spawn(ActorSpec.of(Guest::new).restart(RestartPolicy.PERMANENT));
      guest.tell(new Guest.Visit(door(kit), WITHOUT_END));
      guest.tell(new Guest.Fall());
    });
  }

  @Test
  void aQuestionMayBeAllowedToStayOpen() {
    assertPasses(kit -> {
      kit.allowUnanswered(Door.Knock.class);
      guest(kit).tell(new Guest.Visit(door(kit), WITHOUT_END));
    });
  }
}

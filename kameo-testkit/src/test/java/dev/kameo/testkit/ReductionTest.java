package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.testkit.Player.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What an exhaustive search leaves out is nothing that matters: no other strategy finds an outcome
/// of a random program that it does not.
class ReductionTest {

  private static final int LARGEST = 150;

  @Test
  void tells() {
    assertNothingIsMissed(DeliveryModel.LOCAL, 10, Verb.TELL);
    assertNothingIsMissed(DeliveryModel.PAIR, 10, Verb.TELL);
    assertNothingIsMissed(DeliveryModel.ATOMIC, 10, Verb.TELL);
  }

  @Test
  void asks() {
    assertNothingIsMissed(DeliveryModel.LOCAL, 10, Verb.TELL, Verb.ASK, Verb.PIPE);
    assertNothingIsMissed(DeliveryModel.ATOMIC, 10, Verb.TELL, Verb.ASK, Verb.PIPE);
  }

  @Test
  void timers() {
    assertNothingIsMissed(DeliveryModel.LOCAL, 20, Verb.TELL, Verb.AFTER, Verb.CANCEL);
  }

  @Test
  void stopsAndWatches() {
    assertNothingIsMissed(DeliveryModel.LOCAL, 15, Verb.TELL, Verb.STOP, Verb.WATCH);
    assertNothingIsMissed(DeliveryModel.ATOMIC, 15, Verb.TELL, Verb.STOP, Verb.WATCH);
  }

  @Test
  void kills() {
    assertNothingIsMissed(DeliveryModel.LOCAL, 20, Verb.TELL, Verb.KILL);
  }

  @Test
  void panics() {
    assertNothingIsMissed(DeliveryModel.LOCAL, 15, Verb.TELL, Verb.PANIC, Verb.WATCH);
  }

  /// A cancelled timer takes the passing of time away, which would have come first in another
  /// order.
  @Test
  void timeThatDoesNotPassSinceATimerIsCancelled() {
    for (long seed : new long[] {12, 37}) {
      RandomProgram program = RandomProgram.of(seed, List.of(Verb.TELL, Verb.AFTER, Verb.CANCEL));
      assertNothingIsMissed(program, DeliveryModel.LOCAL, 1_000);
    }
  }

  @Test
  void boundedMailboxes() {
    assertNothingIsMissed(DeliveryModel.LOCAL, 5, Verb.TELL, Verb.TELL_IN_TIME, Verb.TRY_TELL);
  }

  @Test
  void queries() {
    assertNothingIsMissed(DeliveryModel.LOCAL, 5, Verb.TELL, Verb.QUERY);
  }

  @Test
  void names() {
    assertNothingIsMissed(
        DeliveryModel.LOCAL, 6, Verb.TELL, Verb.LOOK_UP, Verb.REGISTER, Verb.UNREGISTER);
  }

  /// Room, and the end of the wait for it, come in either order, and the wait goes on before the
  /// later one.
  @Test
  void aWaitThatTimeEndsBeforeThereIsRoom() {
    List<Verb> verbs = List.of(Verb.TELL, Verb.TELL_IN_TIME, Verb.TRY_TELL);
    assertNothingIsMissed(RandomProgram.of(2, verbs), DeliveryModel.LOCAL, 200);
  }

  /// The kill comes before the mail, and the other way round.
  @Test
  void aTurnThatAKillHasMadePossible() {
    RandomProgram program = RandomProgram.of(19, List.of(Verb.TELL, Verb.LINK, Verb.KILL));
    assertNothingIsMissed(program, DeliveryModel.LOCAL, 1_000);
  }

  /// What a kill interrupts depends on when it comes, also if it changes nothing else.
  @Test
  void aSecondKillThatInterruptsTheEnd() {
    Set<String> outcomes = new TreeSet<>();
    Explorer explorer =
        Explorer.of(kit -> outcomes.add(killTwice(kit)))
            .threads(1)
            .schedules(10_000)
            .strategy(Strategy.exhaustive());

    Exploration exploration = explorer.explore();

    assertTrue(exploration.isComplete(), exploration::toString);
    assertEquals(Set.of("[answered]", "[interrupted]"), outcomes);
  }

  private static String killTwice(TestKit kit) {
    List<String> log = new ArrayList<>();
    ActorRef<Killer> killer = kit.spawn(Killer::new);
    ActorRef<Killer> other = kit.spawn(Killer::new);
    ActorRef<Killer> asked = kit.spawn(Killer::new);
    ActorRef<Polite> victim = kit.spawn(() -> new Polite(asked, log));
    kit.runUntilIdle();
    killer.tell(new Murder(victim));
    other.tell(new Murder(victim));
    kit.runUntilIdle();
    return log.toString();
  }

  /// Asks somebody before it goes.
  private record Polite(ActorRef<Killer> other, List<String> log) implements Actor {
    @Override
    public void onStop(StopReason reason) {
      try {
        other.ask(new Answer()).await();
        log.add("answered");
      } catch (InterruptedException e) {
        log.add("interrupted");
      }
    }
  }

  private record Killer() implements Actor {}

  private record Murder(ActorRef<?> victim) implements Message<Killer, Void> {
    @Override
    public Reply<Void> handle(Killer killer, Context<Killer> ctx) {
      victim.kill();
      return Reply.done();
    }
  }

  private record Answer() implements Message<Killer, Void> {
    @Override
    public Reply<Void> handle(Killer killer, Context<Killer> ctx) {
      return Reply.done();
    }
  }

  private static void assertNothingIsMissed(RandomProgram program, DeliveryModel model, int walks) {
    Set<String> all = new TreeSet<>();
    Explorer explorer = program.explorer(all).delivery(model).strategy(Strategy.exhaustive());
    Set<String> others = new TreeSet<>();

    assertTrue(explorer.schedules(10_000).explore().isComplete());
    program
        .explorer(others)
        .delivery(model)
        .strategy(Strategy.randomWalk())
        .schedules(walks)
        .explore();
    others.removeAll(all);
    assertEquals(Set.of(), others, () -> program + " under " + model + " has only " + all);
  }

  private static void assertNothingIsMissed(DeliveryModel model, int programs, Verb... verbs) {
    int complete = 0;
    for (long seed = 0; seed < programs; seed++) {
      RandomProgram program = RandomProgram.of(seed, List.of(verbs));
      Set<String> all = new TreeSet<>();
      Explorer explorer = program.explorer(all).delivery(model);
      if (explorer.strategy(Strategy.exhaustive()).schedules(LARGEST).explore().isComplete()) {
        complete++;
        Set<String> others = new TreeSet<>();
        program
            .explorer(others)
            .delivery(model)
            .strategy(Strategy.randomWalk())
            .schedules(25)
            .explore();
        others.removeAll(all);
        assertEquals(Set.of(), others, () -> program + " under " + model + " has only " + all);
      }
    }
    assertTrue(complete > programs / 2, "only " + complete + " programs are small enough");
  }
}

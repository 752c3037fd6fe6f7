package dev.kameo.verification;

import static dev.kameo.verification.Scripted.pass;
import static dev.kameo.verification.Scripted.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.NameTakenException;
import dev.kameo.Reply;
import dev.kameo.ShutdownReport;
import dev.kameo.StopReason;
import dev.kameo.supervision.Shutdown;
import dev.kameo.verification.Scripted.Deed;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Find;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Peek;
import dev.kameo.verification.Scripted.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The tree: children live no longer than their parents.
final class ChildrenTest {

  private static final Duration SOON = Duration.ofMillis(50);

  @OnEveryScheduler
  @Tag("P64")
  void childrenStopBeforeTheirParentAndInReverseOrder(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      List<String> ends = new CopyOnWriteArrayList<>();
      ActorRef<Scripted> parent = world.system().spawn(ending(ends, "parent"));
      ActorRef<Scripted> first = spawn(parent, ending(ends, "first"));
      spawn(parent, ending(ends, "second"));
      spawn(first, ending(ends, "grandchild"));

      parent.stopGracefully();

      assertEquals(StopReason.normal(), parent.stopped().await());
      assertEquals(new StopReason.SupervisorShutdown(), first.stopped().await());
      assertEquals(List.of("second", "grandchild", "first", "parent"), ends);
    }
  }

  @OnEveryScheduler
  void theEndOfAQueryDoesNotEndAParentWhoseChildrenStillStop(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      List<String> ends = new CopyOnWriteArrayList<>();
      Gate stopping = new Gate();
      Gate looking = new Gate();
      ActorRef<Scripted> parent = world.system().spawn(ending(ends, "parent"));
      spawn(
          parent,
          new Script()
              .onStop(_ -> {
                stopping.pass();
                ends.add("child");
              })
              .spec());
      Reply<Void> query = parent.ask(new Peek(_ -> looking.pass()));
      world.await(looking.reached());

      parent.kill();
      world.await(stopping.reached());
      world.awaitUntil(query::isDone);
      stopping.open();

      assertEquals(StopReason.killed(), parent.stopped().await());
      assertEquals(List.of("child", "parent"), ends);
    }
  }

  @UnderManySchedules
  void theEndThatTheParentOrdersWaitsForTheQueriesThatRun(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      List<String> ends = new CopyOnWriteArrayList<>();
      Duration second = Duration.ofSeconds(1);
      ActorRef<Scripted> parent = world.system().spawn(ending(ends, "parent"));
      ActorRef<Scripted> child = spawn(parent, ending(ends, "child"));
      Gate looking = new Gate();
      child.tell(
          new Peek(_ -> {
            looking.pass();
            Subject.spend(second);
            ends.add("query");
          }));
      world.await(looking.reached());
      looking.open();

      parent.stopGracefully();
      parent.stopped().await();

      assertEquals(List.of("query", "child", "parent"), ends);
    }
  }

  @OnEveryScheduler
  void aSiblingIsToldToStopOnlyAfterTheOneBeforeItHasStopped(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> first = spawn(parent, new Script().spec());
      spawn(parent, new Script().onStop(_ -> gate.pass()).spec());

      parent.stopGracefully();
      world.await(gate.reached());
      first.ask(new Note("still there")).await();
      gate.open();

      parent.stopped().await();
      assertTrue(first.stopped().isDone());
    }
  }

  @OnEveryScheduler
  void aStopFromTheParentOvertakesQueuedMessages(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> child = spawn(parent, script.spec());
      Gate gate = new Gate();
      child.tell(pass(gate));
      world.await(gate.reached());
      child.tell(new Note("queued"));

      parent.stopGracefully();
      world.awaitUntil(() -> !child.isAlive());
      world.elapse(Duration.ofMillis(300)); // so that the child has heard of it
      gate.open();
      parent.stopped().await();

      assertEquals(
          List.of(
              "onUndelivered SupervisorShutdown [Note[text=queued]]", "onStop SupervisorShutdown"),
          script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("E17")
  void aChildThatHangsIsKilledAfterItsTime(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> child = spawn(parent, script.spec().shutdownTimeout(SOON));
      Gate gate = new Gate();
      Reply<Void> asked = child.ask(pass(gate));
      world.await(gate.reached());

      parent.stopGracefully();

      assertEquals(StopReason.normal(), parent.stopped().await());
      assertEquals(StopReason.killed(), child.stopped().await());
      assertTrue(asked.isDone());
      assertEquals(List.of("onStop Killed"), script.diary);
    }
  }

  @UnderManySchedules
  void aChildIsKilledWhenItsTimeIsOverAndWaitedForEvenThen(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      List<String> ends = new CopyOnWriteArrayList<>();
      ActorRef<Scripted> parent = world.system().spawn(ending(ends, "parent"));
      Script slow =
          new Script()
              .onStop(_ -> {
                Subject.spend(Duration.ofSeconds(1));
                ends.add("child");
              });
      ActorRef<Scripted> child = spawn(parent, slow.spec().shutdownTimeout(Duration.ofSeconds(3)));
      Gate never = new Gate();
      child.tell(pass(never));
      world.await(never.reached());
      Instant before = world.system().clock().instant();

      parent.stopGracefully();
      parent.stopped().await();

      assertEquals(List.of("child", "parent"), ends);
      assertEquals(
          Duration.ofSeconds(4), Duration.between(before, world.system().clock().instant()));
    }
  }

  @UnderManySchedules
  void theTimeOfAChildDoesNotRunWhileItWaitsForItsOwnChildren(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      List<String> ends = new CopyOnWriteArrayList<>();
      ActorRef<Scripted> parent = world.system().spawn(ending(ends, "parent"));
      ActorRef<Scripted> child = spawn(parent, ending(ends, "child").shutdownTimeout(SOON));
      Script slow =
          new Script()
              .onStop(_ -> {
                Subject.spend(Duration.ofHours(1));
                ends.add("grandchild");
              });
      spawn(child, slow.spec().shutdown(Shutdown.infinite()));

      parent.stopGracefully();
      parent.stopped().await();

      assertEquals(List.of("grandchild", "child", "parent"), ends);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  void aChildThatCannotBeKilledIsAbandonedAndReported(String scheduler) throws Exception {
    try (Stubborn stubborn = new Stubborn();
        World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec().name("parent"));
      ActorRef<Scripted> child =
          spawn(parent, new Script().spec().name("stubborn").shutdownTimeout(SOON));
      child.tell(new Do(_ -> stubborn.stand()));
      world.await(stubborn.reached());

      parent.stopGracefully();
      parent.stopped().await();
      ShutdownReport report = world.system().shutdown(Duration.ofSeconds(5));

      assertFalse(child.stopped().isDone());
      assertEquals(1, report.notStopped().size());
      String line = report.notStopped().getFirst();
      assertTrue(line.contains("'parent/stubborn'") && line.contains("handling Do"), line);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  void theChildrenOfAnAbandonedActorDoNotOutliveItsParent(String scheduler) throws Exception {
    try (Stubborn stubborn = new Stubborn();
        World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> child = spawn(parent, new Script().spec().shutdownTimeout(SOON));
      ActorRef<Scripted> grandchild = spawn(child, new Script().spec());
      child.tell(new Do(_ -> stubborn.stand()));
      world.await(stubborn.reached());

      parent.stopGracefully();
      parent.stopped().await();

      assertEquals(StopReason.killed(), grandchild.stopped().await());
    }
  }

  @OnEveryScheduler
  void anActorThatIsStoppingCannotSpawn(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      Deed spawning =
          ctx -> {
            try {
              ctx.spawn(new Script().spec());
              script.diary.add("spawned");
            } catch (IllegalStateException e) {
              script.diary.add(e.getMessage());
            }
          };
      ActorRef<Scripted> ref = world.system().spawn(script.onStop(spawning).spec().name("late"));

      ref.stopGracefully();
      ref.stopped().await();

      assertEquals(2, script.diary.size());
      assertTrue(script.diary.getLast().startsWith("Actor 'late'"), script.diary.getLast());
      assertTrue(
          script.diary.getLast().contains("is stopping and cannot spawn"), script.diary.getLast());
    }
  }

  @OnEveryScheduler
  void anActorThatStopsItselfTakesWhatItSpawnsAfterwardsAlong(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script child = new Script();
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());

      ActorRef<Scripted> late =
          parent
              .ask(
                  new Find<>(ctx -> {
                    ctx.stop();
                    return ctx.spawn(child.spec());
                  }))
              .await();
      parent.stopped().await();

      assertTrue(late.stopped().isDone());
    }
  }

  @OnEveryScheduler
  void childrenAreTheLivingOnesInTheirOrder(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> one = spawn(parent, new Script().spec());
      ActorRef<Scripted> two = spawn(parent, new Script().spec());
      ActorRef<Scripted> three = spawn(parent, new Script().spec());

      two.stopGracefully();
      two.stopped().await();

      assertEquals(List.of(one, three), parent.ask(new Find<>(ctx -> ctx.children())).await());
    }
  }

  @OnEveryScheduler
  @Tag("P62")
  void aNameIsTakenUntilItsActorHasStopped(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      ActorRef<Scripted> first =
          world.system().spawn(new Script().onStop(_ -> gate.pass()).spec().name("one"));
      first.started().await();
      first.stopGracefully();
      world.await(gate.reached());

      NameTakenException taken =
          assertThrows(
              NameTakenException.class,
              () -> world.system().spawn(new Script().spec().name("one")));
      gate.open();
      first.stopped().await();
      ActorRef<Scripted> second = world.system().spawn(new Script().spec().name("one"));

      assertTrue(taken.getMessage().contains("'one'"), taken.getMessage());
      second.started().await();
      assertFalse(first.equals(second));
    }
  }

  @OnEveryScheduler
  void whoHearsOfAnEndMayUseTheNameAtOnce(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorSpec<Scripted> spec = new Script().spec().name("one");
      ActorRef<Scripted> first = world.system().spawn(spec);
      AtomicReference<Object> spawned = new AtomicReference<>();
      first
          .stopped()
          .whenDone(_ -> {
            try {
              spawned.set(world.system().spawn(spec));
            } catch (NameTakenException taken) {
              spawned.set(taken);
            }
          });

      first.stopGracefully();
      world.awaitUntil(() -> spawned.get() != null);

      assertInstanceOf(ActorRef.class, spawned.get());
    }
  }

  @OnEveryScheduler
  void aNameIsAPathAndFreeUnderAnotherParent(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec().name("a"));
      ActorRef<Scripted> child = spawn(parent, new Script().spec().name("a"));
      ActorRef<Scripted> unnamed = spawn(child, new Script().spec());

      assertEquals("a", parent.name());
      assertEquals("a/a", child.name());
      assertEquals("a/a/$" + unnamed.id().number(), unnamed.name());
    }
  }

  private static ActorSpec<Scripted> ending(List<String> ends, String name) {
    return new Script().onStop(_ -> ends.add(name)).spec();
  }
}

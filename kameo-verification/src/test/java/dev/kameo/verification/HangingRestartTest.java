package dev.kameo.verification;

import static dev.kameo.supervision.RestartPolicy.PERMANENT;
import static dev.kameo.supervision.SupervisionStrategy.oneForOne;
import static dev.kameo.supervision.SupervisionStrategy.restForOne;
import static dev.kameo.verification.Tree.HOUR;
import static dev.kameo.verification.Tree.PANIC;
import static dev.kameo.verification.Tree.SHUTDOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.ChildRefusedException.Why;
import dev.kameo.supervision.ChildState;
import dev.kameo.supervision.Supervisor.DeleteChild;
import dev.kameo.supervision.Supervisor.RestartChild;
import dev.kameo.supervision.Supervisor.StartChild;
import dev.kameo.supervision.Supervisor.StopChild;
import dev.kameo.verification.Scripted.Deed;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Tree.Seeds;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;

/// A supervisor while the restart of a child takes its time, or fails and is tried again.
final class HangingRestartTest {

  private final Seeds seeds = new Seeds();
  private final Gate gate = new Gate();

  /// {@return something that stands at the gate and then fails, the second time}
  private Deed hanging() {
    AtomicInteger times = new AtomicInteger();
    return _ -> {
      if (times.incrementAndGet() == 2) {
        gate.pass();
        throw new IllegalStateException("no restart");
      }
    };
  }

  @OnEveryScheduler
  @Tag("E88")
  void theSupervisorAnswersWhileAChildIsBeingRestarted(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(world, oneForOne().intensity(8, HOUR), seeds.child("a", PERMANENT, hanging()));
      ActorRef<Scripted> child = tree.child("a");
      child.tell(PANIC);
      world.await(gate.reached());

      assertEquals(
          Why.ALREADY_PRESENT, tree.refusal(new StartChild<>(seeds.child("a", PERMANENT))));
      assertEquals(Why.RESTARTING, tree.refusal(new RestartChild<>(child)));
      assertEquals(Why.RESTARTING, tree.refusal(new DeleteChild(child)));
      assertEquals(ChildState.RESTARTING, tree.state("a"));
      tree.assertCounts(1, 0, 0, 1);
      tree.start(seeds.child("b", PERMANENT)).ask(new Note("others start")).await();
      gate.open();

      child.ask(new Note("back")).await();
      tree.assertCounts(2, 2, 0, 2);
    }
  }

  @OnEveryScheduler
  @Tag("E89")
  void aChildIsStoppedInTheMidstOfItsRestart(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(world, oneForOne().intensity(8, HOUR), seeds.child("a", PERMANENT, hanging()));
      ActorRef<Scripted> child = tree.child("a");
      child.tell(PANIC);
      world.await(gate.reached());

      Reply<StopReason> stopping = tree.top.ask(new StopChild(child));
      tree.assertCounts(1, 1, 0, 1); // it is stopping
      gate.open();
      stopping.await();

      tree.assertCounts(1, 0, 0, 1);
      assertEquals(2, seeds.diary.stream().filter("start a"::equals).count());
      tree.ask(new RestartChild<>(child)).ask(new Note("by hand")).await();
      tree.assertCounts(1, 1, 0, 1);
    }
  }

  @UnderManySchedules
  @Tag("E89")
  void aChildThatWaitsForItsRestartIsStoppedWithoutDelay(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      ActorSpec<Scripted> patient =
          seeds.child("a", PERMANENT).backoff(Backoff.constant(Duration.ofDays(1)));
      Tree tree = seeds.grow(world, oneForOne(), patient);
      ActorRef<Scripted> child = tree.child("a");
      child.tell(PANIC);
      Subject.letPass(world, Duration.ofHours(1));

      assertEquals(ChildState.RESTARTING, tree.state("a"));
      assertEquals(
          Why.ALREADY_PRESENT, tree.refusal(new StartChild<>(seeds.child("a", PERMANENT))));
      assertEquals(Why.RESTARTING, tree.refusal(new RestartChild<>(child)));
      assertEquals(Why.RESTARTING, tree.refusal(new DeleteChild(child)));
      assertEquals(SHUTDOWN, tree.ask(new StopChild(child)));
      tree.ask(new DeleteChild(child));
      Subject.letPass(world, Duration.ofDays(2));

      tree.assertCounts(0, 0, 0, 0);
      assertEquals(1, seeds.diary.stream().filter("start a"::equals).count());
    }
  }

  @OnEveryScheduler
  @Tag("E91")
  void inAGroupRestartThoseBehindTheOneThatHangsAreNotActive(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(
              world,
              restForOne().intensity(8, HOUR),
              seeds.child("a", PERMANENT),
              seeds.child("b", PERMANENT, hanging()),
              seeds.child("c", PERMANENT));
      tree.child("b").tell(PANIC);
      world.await(gate.reached());

      assertEquals(ChildState.RUNNING, tree.state("a"));
      assertEquals(ChildState.RESTARTING, tree.state("b"));
      assertEquals(ChildState.RESTARTING, tree.state("c")); // its ref stays good: it will be back
      tree.assertCounts(3, 1, 0, 3);
      gate.open();
      tree.child("c").ask(new Note("back")).await();

      tree.assertCounts(3, 3, 0, 3);
      assertEquals(1, seeds.diary.stream().filter("start a"::equals).count());
    }
  }

  @OnEveryScheduler
  @Tag("K4")
  void aSupervisorThatStopsInTheMidstOfARestartLeavesNobody(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree =
          seeds.grow(
              world,
              restForOne().intensity(8, HOUR),
              seeds.child("a", PERMANENT),
              seeds.child("b", PERMANENT, hanging()),
              seeds.child("c", PERMANENT));
      ActorRef<Scripted> last = tree.child("c");
      tree.child("b").tell(PANIC);
      world.await(gate.reached());

      tree.top.stopGracefully();
      gate.open();
      tree.top.stopped().await();

      assertTrue(last.stopped().isDone());
      assertEquals(count("start a"), count("stop a"));
      assertEquals(count("start b"), count("stop b") + 1, "one start of it has failed");
      assertEquals(count("start c"), count("stop c"));
    }
  }

  private long count(String line) {
    return seeds.diary.stream().filter(line::equals).count();
  }
}

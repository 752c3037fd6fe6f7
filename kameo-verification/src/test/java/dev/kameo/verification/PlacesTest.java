package dev.kameo.verification;

import static dev.kameo.supervision.RestartPolicy.PERMANENT;
import static dev.kameo.supervision.SupervisionStrategy.restForOne;
import static dev.kameo.verification.Scripted.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Reply;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.ChildState;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Find;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What an actor knows of its children, and how one takes the place of another among them.
final class PlacesTest {

  private final List<String> diary = new CopyOnWriteArrayList<>();

  private ActorSpec<Scripted> child(String name) {
    return new Script()
        .onStart(_ -> diary.add("start " + name))
        .onStop(_ -> diary.add("stop " + name))
        .spec()
        .name(name)
        .restart(PERMANENT);
  }

  private static ActorRef<Scripted> replace(
      ActorRef<Scripted> parent, ActorRef<Scripted> former, ActorSpec<Scripted> spec)
      throws InterruptedException {
    parent.ask(new Do(ctx -> ctx.stop(former))).await();
    former.stopped().await();
    return parent.ask(new Find<>(ctx -> ctx.spawnInPlaceOf(former, spec))).await();
  }

  @OnEveryScheduler
  void aChildTakesTheFirstTheMiddleAndTheLastPlace(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> a = spawn(parent, child("a"));
      ActorRef<Scripted> b = spawn(parent, child("b"));
      ActorRef<Scripted> c = spawn(parent, child("c"));

      ActorRef<Scripted> first = replace(parent, a, child("a"));
      ActorRef<Scripted> middle = replace(parent, b, child("other"));
      ActorRef<Scripted> last = replace(parent, c, child("c"));
      ActorRef<Scripted> next = spawn(parent, child("d"));
      ActorRef<Scripted> again = replace(parent, first, child("a"));

      assertEquals(
          List.of(again, middle, last, next),
          parent.ask(new Find<>(ctx -> ctx.children())).await());
    }
  }

  @OnEveryScheduler
  void thePlaceCountsForStrategiesAndForTheStop(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(new Script().strategy(restForOne()).spec());
      ActorRef<Scripted> a = spawn(parent, child("a"));
      ActorRef<Scripted> b = spawn(parent, child("b"));
      ActorRef<Scripted> next = replace(parent, a, child("a"));
      next.started().await();
      int before = diary.size();

      next.tell(Tree.PANIC);
      next.ask(new Note("back")).await();
      b.ask(new Note("back")).await();
      parent.stopGracefully();
      parent.stopped().await();

      assertEquals(
          List.of("stop a", "stop b", "start a", "start b", "stop b", "stop a"),
          diary.subList(before, diary.size()));
    }
  }

  @OnEveryScheduler
  void thePlaceOfAChildThatHasNotStoppedIsNotFree(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec().name("parent"));
      ActorRef<Scripted> child = spawn(parent, child("a"));
      ActorRef<Scripted> stranger = world.system().spawn(new Script().spec().name("stranger"));

      String text =
          parent
              .ask(
                  new Find<>(ctx ->
                      assertThrows(
                              IllegalStateException.class,
                              () -> ctx.spawnInPlaceOf(child, child("b")))
                          .getMessage()))
              .await();
      String foreign =
          parent
              .ask(
                  new Find<>(ctx ->
                      assertThrows(
                              IllegalArgumentException.class,
                              () -> ctx.spawnInPlaceOf(stranger, child("b")))
                          .getMessage()))
              .await();

      assertTrue(text.contains("'parent/a'") && text.contains("has not stopped"), text);
      assertTrue(foreign.contains("'stranger'") && foreign.contains("'parent'"), foreign);
    }
  }

  @OnEveryScheduler
  void aChildIsSeenToStartToRunAndToStop(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate starting = new Gate();
      Gate stopping = new Gate();
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> child =
          parent
              .ask(
                  new Find<>(ctx ->
                      ctx.spawn(
                          new Script()
                              .onStart(_ -> starting.pass())
                              .onStop(_ -> stopping.pass())
                              .spec())))
              .await();
      world.await(starting.reached());

      assertEquals(ChildState.STARTING, state(parent, child));
      starting.open();
      child.started().await();
      assertEquals(ChildState.RUNNING, state(parent, child));
      child.stopGracefully();
      world.await(stopping.reached());
      assertEquals(ChildState.STOPPING, state(parent, child));
      stopping.open();
      child.stopped().await();

      assertEquals(ChildState.STOPPED, state(parent, child));
    }
  }

  @UnderManySchedules
  void aChildIsSeenToWaitForItsRestart(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> child =
          spawn(parent, child("a").backoff(Backoff.constant(Duration.ofHours(1))));

      child.tell(Tree.PANIC);
      Subject.letPass(world, Duration.ofMinutes(59));
      assertEquals(ChildState.RESTARTING, state(parent, child));
      child.ask(new Note("back")).await();

      assertEquals(ChildState.RUNNING, state(parent, child));
    }
  }

  @OnEveryScheduler
  void aQueryMayLookAtAChildAndAStrangerIsRefused(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> child = spawn(parent, child("a"));

      Reply<Void> looked =
          parent.ask(
              new Scripted.Peek(ctx -> {
                assertEquals(ChildState.RUNNING, ctx.childState(child));
                assertThrows(IllegalArgumentException.class, () -> ctx.childState(ctx.self()));
              }));

      looked.await();
    }
  }

  private static ChildState state(ActorRef<Scripted> parent, ActorRef<Scripted> child)
      throws InterruptedException {
    return parent.ask(new Find<>(ctx -> ctx.childState(child))).await();
  }
}

package dev.kameo.verification;

import static dev.kameo.verification.Scripted.panic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.StopReason;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Find;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Watching: one actor is told, by a message of its choice, that another has ended.
final class WatchesTest {

  @OnEveryScheduler
  @Tag("P50")
  void theWatcherIsToldWhyTheOtherHasEnded(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> target = world.system().spawn(new Script().spec());
      ActorRef<Scripted> watcher = world.system().spawn(script.spec());
      watcher.ask(watch(target, "saw")).await();

      target.tell(panic(new IllegalStateException()));
      target.stopped().await();
      watcher.ask(new Note("on")).await();

      assertEquals(List.of("saw Panicked: IllegalStateException in Do", "on"), script.diary);
    }
  }

  @OnEveryScheduler
  void theTargetIsNotToldOfTheWatcher(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> target = world.system().spawn(script.spec());
      ActorRef<Scripted> watcher = world.system().spawn(new Script().spec());
      watcher.ask(watch(target, "saw")).await();

      watcher.kill();
      watcher.stopped().await();
      target.ask(new Note("on")).await();

      assertEquals(List.of("on"), script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("P56")
  @Tag("P58")
  void watchingAgainReplacesTheMessage(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> target = world.system().spawn(new Script().spec());
      ActorRef<Scripted> watcher = world.system().spawn(script.spec());
      watcher.ask(watch(target, "first")).await();
      watcher.ask(watch(target, "second")).await();

      target.kill();
      target.stopped().await();
      watcher.ask(new Note("on")).await();

      assertEquals(List.of("second Killed", "on"), script.diary);
    }
  }

  @OnEveryScheduler
  void nothingIsSeenAfterUnwatching(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> target = world.system().spawn(new Script().spec());
      ActorRef<Scripted> watcher = world.system().spawn(script.spec());
      watcher.ask(watch(target, "saw")).await();

      boolean first = watcher.ask(new Find<>(ctx -> ctx.unwatch(target))).await();
      boolean second = watcher.ask(new Find<>(ctx -> ctx.unwatch(target))).await();
      target.kill();
      target.stopped().await();
      watcher.ask(new Note("on")).await();

      assertTrue(first);
      assertFalse(second);
      assertEquals(List.of("on"), script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("P59")
  void aNoticeThatIsQueuedIsNotSeenAfterUnwatching(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> target = world.system().spawn(new Script().spec());
      ActorRef<Scripted> watcher = world.system().spawn(script.spec());
      watcher.ask(watch(target, "saw")).await();
      Gate gate = new Gate();
      watcher.tell(
          new Do(ctx -> {
            gate.pass();
            ctx.unwatch(target);
          }));
      world.await(gate.reached());

      target.kill();
      target.stopped().await();
      gate.open();
      watcher.ask(new Note("on")).await();

      assertEquals(List.of("on"), script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("P52")
  void ofSeveralWatchersExactlyThoseThatStillWatchAreTold(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> target = world.system().spawn(new Script().spec());
      List<ActorRef<Scripted>> watchers = new ArrayList<>();
      for (String name : List.of("a", "b", "c")) {
        ActorRef<Scripted> watcher = world.system().spawn(script.spec());
        watcher.ask(watch(target, name)).await();
        watchers.add(watcher);
      }
      watchers.get(1).ask(new Do(ctx -> ctx.unwatch(target))).await();

      target.stopGracefully();
      target.stopped().await();
      for (ActorRef<Scripted> watcher : watchers) {
        watcher.ask(new Note("on")).await();
      }

      assertEquals(
          List.of("a Normal", "c Normal", "on", "on", "on"),
          script.diary.stream().sorted().toList());
    }
  }

  @OnEveryScheduler
  @Tag("P61")
  void aChildThatTakesTheNameOfADeadOneIsWatchedForItself(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorSpec<Scripted> spec = new Script().spec().name("child");
      ActorRef<Scripted> parent = world.system().spawn(script.spec());
      Find<ActorRef<Scripted>> raise =
          new Find<>(ctx -> {
            ActorRef<Scripted> child = ctx.spawn(spec);
            ctx.watch(child, reason -> new Note(child.id() + " " + reason));
            return child;
          });
      ActorRef<Scripted> first = parent.ask(raise).await();
      first.kill();
      first.stopped().await();

      ActorRef<Scripted> second = parent.ask(raise).await();
      second.stopGracefully();
      second.stopped().await();
      parent.ask(new Note("on")).await();

      assertEquals(List.of(first.id() + " Killed", second.id() + " Normal", "on"), script.diary);
      assertFalse(first.id().equals(second.id()));
    }
  }

  @OnEveryScheduler
  void watchingADeadActorTellsAtOnce(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> dead = world.system().spawn(new Script().spec());
      dead.stopGracefully();
      dead.stopped().await();
      ActorRef<Scripted> watcher = world.system().spawn(script.spec());

      watcher.ask(watch(dead, "saw")).await();
      watcher.ask(new Note("on")).await();

      assertEquals(List.of("saw Normal", "on"), script.diary);
    }
  }

  @OnEveryScheduler
  void watchingOneselfDoesNothing(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> watcher = world.system().spawn(script.spec());

      watcher.ask(new Do(ctx -> ctx.watch(ctx.self(), _ -> new Note("saw myself")))).await();
      watcher.stopGracefully();
      watcher.stopped().await();

      assertEquals(List.of("onStop Normal"), script.diary);
    }
  }

  @OnEveryScheduler
  void theNoticeComesAfterEverythingTheDeadActorHadSent(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> watcher = world.system().spawn(script.spec());
      ActorRef<Scripted> worker =
          world.system().spawn(new Script().onStop(_ -> watcher.tell(new Note("two"))).spec());
      watcher.ask(watch(worker, "saw")).await();

      worker.tell(
          new Do(ctx -> {
            watcher.tell(new Note("one"));
            ctx.stop();
          }));
      worker.stopped().await();
      watcher.ask(new Note("end")).await();

      assertEquals(List.of("one", "two", "saw Normal", "end"), script.diary);
    }
  }

  @OnEveryScheduler
  void aNoticeThatCannotBeMadeIsAPanic(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> target = world.system().spawn(new Script().spec());
      ActorRef<Scripted> watcher = world.system().spawn(new Script().spec());
      watcher
          .ask(
              new Do(ctx ->
                  ctx.watch(
                      target,
                      _ -> {
                        throw new IllegalStateException();
                      })))
          .await();

      target.kill();

      StopReason.Panicked reason =
          assertInstanceOf(StopReason.Panicked.class, watcher.stopped().await());
      assertEquals("watch", reason.panic().during());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  void aDeadWatcherLeavesNothingBehind(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> target = world.system().spawn(new Script().spec());
      WeakReference<Object> trace = watchAndDie(world, target);

      boolean freed = Memory.isFreed(trace);

      assertTrue(freed);
      target.ask(new Note("alive")).await();
    }
  }

  /// {@return something that the watcher's factory holds}
  private static WeakReference<Object> watchAndDie(World world, ActorRef<Scripted> target)
      throws InterruptedException {
    AtomicBoolean held = new AtomicBoolean();
    ActorSpec<Scripted> spec = new Script().construct(_ -> held.set(true)).spec();
    ActorRef<Scripted> watcher = world.system().spawn(spec);
    watcher.ask(watch(target, "saw")).await();
    watcher.stopGracefully();
    watcher.stopped().await();
    return new WeakReference<>(held);
  }

  private static Do watch(ActorRef<Scripted> target, String saying) {
    return new Do(ctx -> ctx.watch(target, reason -> new Note(saying + " " + reason)));
  }
}

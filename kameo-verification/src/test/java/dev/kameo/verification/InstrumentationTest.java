package dev.kameo.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorNotRunningException;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorStoppedException;
import dev.kameo.Cancellable;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.StopReason;
import dev.kameo.spi.Blocker;
import dev.kameo.spi.Instrumentation;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Find;
import dev.kameo.verification.Scripted.Look;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What an instrumentation is told, and what it may change.
final class InstrumentationTest {

  /// Writes down what it is told about the actors that have names.
  private static final class Notebook implements Instrumentation {

    final List<String> lines = new CopyOnWriteArrayList<>();
    final AtomicInteger accepted = new AtomicInteger();
    final AtomicInteger handling = new AtomicInteger();
    final AtomicInteger dropped = new AtomicInteger();

    private void note(ActorRef<?> actor, String what) {
      if (!actor.name().contains("$")) {
        lines.add(actor.name() + " " + what);
      }
    }

    List<String> of(String name) {
      return lines.stream().filter(line -> line.startsWith(name + " ")).toList();
    }

    @Override
    public void spawned(ActorRef<?> actor) {
      note(actor, "spawned");
    }

    @Override
    public void started(ActorRef<?> actor) {
      note(actor, "started");
    }

    @Override
    public void panicked(ActorRef<?> actor, Panic panic) {
      note(actor, "panicked: " + panic);
    }

    @Override
    public void restarted(ActorRef<?> actor, StopReason reason) {
      note(actor, "restarted: " + reason);
    }

    @Override
    public void stopped(ActorRef<?> actor, StopReason reason) {
      note(actor, "stopped: " + reason);
    }

    @Override
    public void accepted(ActorRef<?> actor, Message<?, ?> message) {
      accepted.incrementAndGet();
    }

    @Override
    public void handling(ActorRef<?> actor, Message<?, ?> message) {
      handling.incrementAndGet();
    }

    @Override
    public void piping(ActorRef<?> actor, Message<?, ?> question, Blocker answer) {
      note(actor, "pipes %s: %s".formatted(question.getClass().getSimpleName(), answer));
    }

    @Override
    public void dropped(ActorRef<?> actor, Message<?, ?> message) {
      dropped.incrementAndGet();
    }
  }

  /// Fails whenever it is told anything.
  private static final class Broken implements Instrumentation {

    private static <T> T fail() {
      throw new IllegalStateException("broken");
    }

    @Override
    public ActorSpec<?> spawning(String path, ActorSpec<?> spec) {
      return fail();
    }

    @Override
    public void spawned(ActorRef<?> actor) {
      fail();
    }

    @Override
    public void started(ActorRef<?> actor) {
      fail();
    }

    @Override
    public void accepted(ActorRef<?> actor, Message<?, ?> message) {
      fail();
    }

    @Override
    public void handling(ActorRef<?> actor, Message<?, ?> message) {
      fail();
    }

    @Override
    public void stopped(ActorRef<?> actor, StopReason reason) {
      fail();
    }
  }

  private final Notebook notebook = new Notebook();

  @OnEveryScheduler
  void isToldOfALifeInOrder(String scheduler) throws Exception {
    try (World world = World.on(scheduler, notebook)) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec().name("lively"));
      ref.ask(new Note("one")).await();

      ref.stopGracefully();
      ref.stopped().await();

      assertEquals(
          List.of("lively spawned", "lively started", "lively stopped: Normal"),
          notebook.of("lively"));
    }
  }

  @OnEveryScheduler
  void isToldOfEachRestart(String scheduler) throws Exception {
    try (World world = World.on(scheduler, notebook)) {
      ActorRef<Scripted> ref =
          world.system().spawn(new Script().spec(RestartPolicy.TRANSIENT).name("one"));
      ref.started().await();

      ref.kill();
      ref.ask(new Note("again")).await();
      ref.stopGracefully();
      ref.stopped().await();

      assertEquals(
          List.of(
              "one spawned",
              "one started",
              "one restarted: Killed",
              "one started",
              "one stopped: Normal"),
          notebook.of("one"));
    }
  }

  @OnEveryScheduler
  void isToldOfAnswersThatAnActorWants(String scheduler) throws Exception {
    try (World world = World.on(scheduler, notebook)) {
      ActorRef<Scripted> silent = world.system().spawn(new Script().spec().name("silent"));
      ActorRef<Scripted> curious = world.system().spawn(new Script().spec().name("curious"));
      ReplyPromise<Void> promise = Reply.promise();

      curious.ask(new Do(ctx -> ctx.pipe(promise.reply(), (_, _) -> {}))).await();
      curious
          .ask(
              new Do(
                  ctx -> ctx.pipe(silent.ask(new Do(_ -> promise.reply().await())), (_, _) -> {})))
          .await();
      promise.complete(null);

      assertTrue(
          notebook
              .of("curious")
              .get(2)
              .startsWith("curious pipes Do: the answer to Do from 'silent'"),
          notebook.lines::toString);
      assertEquals(3, notebook.of("curious").size(), notebook.lines::toString);
    }
  }

  @OnEveryScheduler
  void isToldOfPanicsInHandlersAndHooks(String scheduler) throws Exception {
    try (World world = World.on(scheduler, notebook);
        Logged _ = Logged.open()) {
      Script script =
          new Script()
              .onStop(_ -> {
                throw new IllegalStateException("stop");
              });
      ActorRef<Scripted> ref = world.system().spawn(script.spec().name("broken"));

      ref.tell(Scripted.panic(new IllegalStateException("handler")));
      ref.stopped().await();

      assertEquals(
          List.of(
              "broken spawned",
              "broken started",
              "broken panicked: IllegalStateException in Do",
              "broken panicked: IllegalStateException in onStop",
              "broken stopped: Panicked: IllegalStateException in Do"),
          notebook.of("broken"));
    }
  }

  @OnEveryScheduler
  void isToldOfAFailedStart(String scheduler) throws Exception {
    try (World world = World.on(scheduler, notebook);
        Logged _ = Logged.open()) {
      Script script =
          new Script()
              .onStart(_ -> {
                throw new IllegalStateException("start");
              });

      world.system().spawn(script.spec().name("unborn")).stopped().await();

      assertEquals(
          List.of(
              "unborn spawned",
              "unborn panicked: IllegalStateException in onStart",
              "unborn stopped: StartFailed: IllegalStateException"),
          notebook.of("unborn"));
    }
  }

  @OnEveryScheduler
  void knowsThePathOfAChildBeforeItIsSpawned(String scheduler) throws Exception {
    List<String> paths = new CopyOnWriteArrayList<>();
    Instrumentation seer =
        new Instrumentation() {
          @Override
          public ActorSpec<?> spawning(String path, ActorSpec<?> spec) {
            paths.add(path);
            return spec;
          }
        };
    try (World world = World.on(scheduler, seer)) {
      ActorRef<Scripted> boss = world.system().spawn(new Script().spec().name("boss"));

      String child =
          boss.ask(new Find<>(ctx -> ctx.spawn(new Script().spec().name("worker")).name())).await();
      String unnamed = boss.ask(new Find<>(ctx -> ctx.spawn(new Script().spec()).name())).await();

      assertEquals("boss/worker", child);
      assertEquals(List.of("boss", child, unnamed), paths.subList(1, 4));
    }
  }

  @OnEveryScheduler
  void replacesWhatIsSpawnedAndKeepsItsName(String scheduler) throws Exception {
    Script other = new Script();
    Instrumentation swap =
        new Instrumentation() {
          @Override
          public ActorSpec<?> spawning(String path, ActorSpec<?> spec) {
            return path.equals("boss/worker")
                ? spec.factory(other.spec().factory()).name("changed")
                : spec;
          }
        };
    try (World world = World.on(scheduler, swap)) {
      Script meant = new Script();
      ActorRef<Scripted> boss = world.system().spawn(new Script().spec().name("boss"));

      ActorRef<Scripted> worker =
          boss.ask(new Find<>(ctx -> ctx.spawn(meant.spec().name("worker")))).await();
      worker.ask(new Note("hello")).await();

      assertEquals("boss/worker", worker.name());
      assertEquals(List.of("hello"), other.diary);
      assertEquals(List.of(), meant.diary);
    }
  }

  @OnEveryScheduler
  void severalAreAskedOneAfterTheOther(String scheduler) throws Exception {
    List<String> order = new CopyOnWriteArrayList<>();
    try (World world = World.on(scheduler, noting(order, "first"), noting(order, "second"))) {
      order.clear();

      world.system().spawn(new Script().spec()).started().await();

      assertEquals(List.of("first", "second"), order);
    }
  }

  private static Instrumentation noting(List<String> order, String text) {
    return new Instrumentation() {
      @Override
      public ActorSpec<?> spawning(String path, ActorSpec<?> spec) {
        order.add(text);
        return spec;
      }
    };
  }

  @OnEveryScheduler
  void whatItThrowsIsLoggedAndHarmsNobody(String scheduler) throws Exception {
    try (Logged logged = Logged.open();
        World world = World.on(scheduler, new Broken(), notebook)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec().name("healthy"));

      ref.ask(new Note("handled")).await();
      ref.stopGracefully();
      ref.stopped().await();

      assertEquals(List.of("handled", "onStop Normal"), script.diary);
      assertEquals(3, notebook.of("healthy").size());
      assertTrue(logged.lines().contains("Instrumentation " + Broken.class.getName() + " failed"));
    }
  }

  @OnEveryScheduler
  void everyAcceptedMessageIsHandledOrDropped(String scheduler) throws Exception {
    Gate gate = new Gate();
    World world = World.on(scheduler, notebook);
    try (Logged _ = Logged.open()) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec());
      ref.tell(
          new Do(ctx -> {
            ctx.timers().once("tick", Duration.ZERO, new Note("tick"));
            ctx.watch(ctx.spawn(new Script().spec()), _ -> new Note("gone"));
            ctx.children().getFirst().kill();
          }));
      ref.tell(Scripted.pass(gate));
      world.await(gate.reached());
      Cancellable later = ref.tellAfter(Duration.ZERO, new Note("later"));
      List<Reply<?>> asked = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        ref.tell(new Look("told"));
        asked.add(ref.ask(new Look("asked")));
      }
      later.cancel();
      gate.open();
      asked.getFirst().await();
      ref.tell(Scripted.pass(new Gate()));
      Reply<?> last = ref.ask(new Note("never"));
      ref.kill();
      ref.stopped().await();

      assertThrows(
          ActorStoppedException.class,
          () -> {
            last.await();
          });
      assertThrows(ActorNotRunningException.class, () -> ref.ask(new Note("late")).await());
    }
    world.close();

    assertTrue(notebook.dropped.get() > 0);
    assertEquals(notebook.accepted.get(), notebook.handling.get() + notebook.dropped.get());
  }

  @OnEveryScheduler
  void aRefusedMessageIsNotAccepted(String scheduler) throws Exception {
    try (World world = World.on(scheduler, notebook)) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec());
      ref.stopGracefully();
      ref.stopped().await();
      int before = notebook.accepted.get();

      ref.tryTell(new Note("refused"));

      assertEquals(before, notebook.accepted.get());
    }
  }

  @Test
  void aSpecIsKeptForAnotherActor() {
    ActorSpec<Scripted> spec =
        new Script().spec().name("kept").maxConcurrentQueries(3).replyTimeout(Duration.ofDays(1));

    ActorSpec<Actor> other = spec.factory((Context<Actor> _) -> new Actor() {});

    assertEquals(spec.factory(spec.factory()), spec);
    assertEquals("kept", other.name());
    assertEquals(3, other.maxConcurrentQueries());
    assertEquals(Duration.ofDays(1), other.replyTimeout());
  }
}

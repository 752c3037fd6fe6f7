package dev.kameo.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Reply;
import dev.kameo.Timers;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Find;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Peek;
import dev.kameo.verification.Scripted.Script;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;

/// Who may use the context of an actor.
final class ContextTest {

  private static final Duration DAY = Duration.ofDays(1);

  @OnEveryScheduler
  @Tag("P44")
  void aForeignThreadIsRefusedWithTheNamesOfTheActorAndBothThreads(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      AtomicReference<Context<Scripted>> ctx = new AtomicReference<>();
      AtomicReference<String> runner = new AtomicReference<>();
      Gate gate = new Gate();
      ActorRef<Scripted> ref =
          world.system().spawn(new Script().construct(ctx::set).spec().name("private"));
      ref.tell(
          new Do(_ -> {
            runner.set(Thread.currentThread().getName());
            gate.pass();
          }));
      world.await(gate.reached());

      for (Map.Entry<String, Runnable> use : exclusiveUses(ctx.get()).entrySet()) {
        String text = refusal(use.getValue());

        assertTrue(text.contains("Context." + use.getKey() + " "), text);
        assertTrue(text.contains("'private'"), text);
        assertTrue(text.contains("called by thread '" + Thread.currentThread().getName()), text);
        assertTrue(text.contains("run by thread '" + runner.get()), text);
      }
      gate.open();
      assertTrue(refusal(() -> ctx.get().children()).contains("Context.children"));
    }
  }

  @OnEveryScheduler
  @Tag("P44")
  void anotherActorIsRefusedLikeAnyForeignThread(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      AtomicReference<Context<Scripted>> ctx = new AtomicReference<>();
      ActorRef<Scripted> ref =
          world.system().spawn(new Script().construct(ctx::set).spec().name("private"));
      ref.started().await();
      ActorRef<Scripted> other = world.system().spawn(new Script().spec());

      String text = other.ask(new Find<>(_ -> refusal(() -> ctx.get().stop()))).await();

      assertTrue(text.contains("'private'"), text);
      ref.ask(new Note("alive")).await();
    }
  }

  @OnEveryScheduler
  void aQueryMayLookAtTheChildrenAndElseOnlyRead(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec().name("read"));
      ref.ask(new Do(ctx -> ctx.spawn(new Script().spec()))).await();

      ref.ask(
              new Peek(ctx -> {
                exclusiveUses(ctx).values().forEach(use -> script.diary.add(refusal(use)));
                script.diary.add("children: " + ctx.children().size());
              }))
          .await();

      assertEquals("children: 1", script.diary.removeLast());
      assertEquals(8, script.diary.size());
      for (String text : script.diary) {
        assertTrue(text.contains("'read'") && text.contains("may only read"), text);
      }
    }
  }

  @OnEveryScheduler
  void anyThreadMayAskWhoAndWhereTheActorIs(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      AtomicReference<Context<Scripted>> found = new AtomicReference<>();
      ActorRef<Scripted> ref = world.system().spawn(new Script().construct(found::set).spec());
      ref.started().await();

      Context<Scripted> ctx = found.get();

      assertEquals(ref, ctx.self());
      assertEquals(world.system(), ctx.system());
      assertEquals("dev.kameo.actor.Scripted", ctx.loggerName());
      assertEquals(world.system().clock().getZone(), ctx.clock().getZone());
      assertTrue(ctx.random().nextInt(10) < 10);
    }
  }

  @OnEveryScheduler
  @Tag("P68")
  void afterTheEndItStillSaysWhoTheActorWasAndDoesNothing(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec().name("private"));
      Context<Scripted> ctx = ref.ask(new Find<>(own -> own)).await();
      ref.stopGracefully();
      ref.stopped().await();

      for (Map.Entry<String, Runnable> use : exclusiveUses(ctx).entrySet()) {
        String text = refusal(use.getValue());
        assertTrue(text.contains("'private'"), text);
      }
      assertEquals(ref, ctx.self());
      assertEquals(world.system(), ctx.system());
    }
  }

  @OnEveryScheduler
  void theTimersAreTheActorsOwnToo(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec().name("private"));
      Timers<Scripted> timers = ref.ask(new Find<>(ctx -> ctx.timers())).await();

      List<String> texts =
          List.of(
              refusal(() -> timers.once("t", DAY, new Note("t"))),
              refusal(() -> timers.periodic("t", DAY, new Note("t"))),
              refusal(() -> timers.cancel("t")),
              refusal(timers::cancelAll),
              refusal(() -> timers.isActive("t")));

      for (String text : texts) {
        assertTrue(text.contains("'private'"), text);
      }
    }
  }

  /// What only the actor's handlers and hooks may do, by the name of the method.
  private static Map<String, Runnable> exclusiveUses(Context<Scripted> ctx) {
    ActorRef<Scripted> self = ctx.self();
    Map<String, Runnable> uses = new LinkedHashMap<>();
    uses.put("spawn", () -> ctx.spawn(new Script().spec()));
    uses.put("stop", ctx::stop);
    uses.put("watch", () -> ctx.watch(self, _ -> new Note("watched")));
    uses.put("unwatch", () -> ctx.unwatch(self));
    uses.put("pipe", () -> ctx.pipe(Reply.done(), (_, _) -> {}));
    uses.put("timers", ctx::timers);
    uses.put("scheduleOnce", () -> ctx.scheduleOnce(DAY, new Note("once")));
    uses.put("scheduleAtFixedRate", () -> ctx.scheduleAtFixedRate(DAY, DAY, new Note("rate")));
    return uses;
  }

  private static String refusal(Runnable use) {
    return assertThrows(IllegalStateException.class, use::run).getMessage();
  }
}

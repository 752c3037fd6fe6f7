package dev.kameo.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.SchedulerNotFoundException;
import dev.kameo.verification.Scripted.Find;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The choices about an actor that is to be spawned.
final class SpawningTest {

  private static final int WAVE = 500;

  @OnEveryScheduler
  void refsAreEqualWhenTheyNameTheSameActor(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> one = world.system().spawn(new Script().spec());
      ActorRef<Scripted> two = world.system().spawn(new Script().spec());

      ActorRef<Scripted> self = one.ask(new Find<>(ctx -> ctx.self())).await();

      assertEquals(one, self);
      assertEquals(one.hashCode(), self.hashCode());
      assertNotEquals(one, two);
      assertTrue(one.id().compareTo(two.id()) < 0);
    }
  }

  @OnEveryScheduler
  @Tag("P121")
  void wavesOfActorsComeAndGoWithoutATrace(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      for (int wave = 0; wave < 3; wave++) {
        List<ActorRef<Scripted>> actors = new ArrayList<>();
        for (int i = 0; i < WAVE; i++) {
          actors.add(Scripted.spawn(parent, script.spec()));
          world.system().registry().register("actor-" + i, actors.getLast());
        }
        for (ActorRef<Scripted> actor : actors) {
          actor.tell(new Note("used"));
          actor.stopGracefully();
        }
        for (ActorRef<Scripted> actor : actors) {
          actor.stopped().await();
        }
      }

      assertEquals(3 * WAVE, script.diary.stream().filter("used"::equals).count());
      assertEquals(3 * WAVE, script.diary.stream().filter("onStop Normal"::equals).count());
      assertEquals(List.of(), parent.ask(new Find<>(ctx -> ctx.children())).await());
      assertEquals(Set.of(), world.system().registry().names());
    }
  }

  @Test
  void aNameMustBeReadable() {
    ActorSpec<Scripted> spec = new Script().spec();

    for (String name : List.of("a/b", "a\nb", "a\u2028b", "\u0000", "x".repeat(257))) {
      assertThrows(IllegalArgumentException.class, () -> spec.name(name));
    }

    assertEquals("x".repeat(256), spec.name("x".repeat(256)).name());
  }

  @Test
  void aChoiceOutOfItsRangeIsRefusedByItsNameAndValue() {
    ActorSpec<Scripted> spec = new Script().spec();

    for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      assertRefused("shutdownTimeout", none, () -> spec.shutdownTimeout(none));
      assertRefused("replyTimeout", none, () -> spec.replyTimeout(none));
    }
    assertRefused("maxConcurrentQueries", 0, () -> spec.maxConcurrentQueries(0));
  }

  @Test
  void anActorMayRunOnASchedulerOfItsOwnWhichItsChildrenInherit() throws Exception {
    try (ActorSystem system = ActorSystem.builder().scheduler("forkjoin").create()) {
      ActorRef<Scripted> usual = system.spawn(new Script().spec());
      ActorRef<Scripted> other = system.spawn(new Script().spec().scheduler("virtual"));

      ActorRef<Scripted> child =
          other.ask(new Find<>(ctx -> ctx.spawn(new Script().spec()))).await();

      assertFalse(usual.ask(new Find<>(_ -> Thread.currentThread().isVirtual())).await());
      assertTrue(other.ask(new Find<>(_ -> Thread.currentThread().isVirtual())).await());
      assertTrue(child.ask(new Find<>(_ -> Thread.currentThread().isVirtual())).await());
    }
  }

  @OnEveryScheduler
  void anUnknownSchedulerIsRefusedAndTheNameStaysFree(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorSpec<Scripted> spec = new Script().spec().name("one");

      SchedulerNotFoundException refusal =
          assertThrows(
              SchedulerNotFoundException.class,
              () -> world.system().spawn(spec.scheduler("steam")));

      assertTrue(refusal.getMessage().contains("'steam'"), refusal.getMessage());
      assertTrue(refusal.getMessage().contains("'virtual'"), refusal.getMessage());
      world.system().spawn(spec).started().await();
    }
  }

  @OnEveryScheduler
  void aForeignRefInTheLinksIsRefusedAndTheNameStaysFree(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<?> foreign =
          (ActorRef<?>)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {ActorRef.class},
                  (_, method, _) -> {
                    throw new UnsupportedOperationException(method.getName());
                  });
      ActorSpec<Scripted> spec = new Script().spec().name("one");

      assertThrows(IllegalArgumentException.class, () -> world.system().spawn(spec.link(foreign)));

      world.system().spawn(spec).started().await();
    }
  }

  private static void assertRefused(String what, Object value, Runnable choice) {
    String text = assertThrows(IllegalArgumentException.class, choice::run).getMessage();
    assertEquals(what + " must be positive: " + value, text);
  }
}

package dev.kameo.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Registry;
import dev.kameo.verification.Scripted.Script;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finding actors by name.
final class RegistryTest {

  @OnEveryScheduler
  void anActorIsFoundUnderEachOfItsNames(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Registry registry = world.system().registry();
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec());

      assertTrue(registry.register("one", ref));
      assertTrue(registry.register("another", ref));

      assertEquals(Optional.of(ref), registry.lookup("one", Scripted.class));
      assertEquals(Optional.of(ref), registry.lookup("another", Actor.class));
      assertEquals(Optional.empty(), registry.lookup("third", Scripted.class));
      assertEquals(List.of("another", "one"), List.copyOf(registry.names()));
    }
  }

  @OnEveryScheduler
  void aNameBelongsToOneActorUntilItIsGivenUp(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Registry registry = world.system().registry();
      ActorRef<Scripted> one = world.system().spawn(new Script().spec());
      ActorRef<Scripted> two = world.system().spawn(new Script().spec());

      assertTrue(registry.register("name", one));
      assertTrue(registry.register("name", one));
      assertFalse(registry.register("name", two));

      assertTrue(registry.unregister("name"));
      assertFalse(registry.unregister("name"));
      assertTrue(registry.register("name", two));
    }
  }

  @OnEveryScheduler
  void theEntriesOfAnActorAreGoneWhenItHasStopped(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Registry registry = world.system().registry();
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec());
      ActorRef<Scripted> other = world.system().spawn(new Script().spec());
      registry.register("one", ref);
      registry.register("two", ref);
      registry.register("other", other);

      ref.stopGracefully();
      ref.stopped().await();

      assertEquals(Set.of("other"), registry.names());
      assertFalse(registry.register("late", ref));
      assertEquals(Set.of("other"), registry.names());
    }
  }

  @OnEveryScheduler
  void anActorKeepsItsNamesWhileItStops(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Registry registry = world.system().registry();
      Gate gate = new Gate();
      ActorRef<Scripted> ref = world.system().spawn(new Script().onStop(_ -> gate.pass()).spec());
      ActorRef<Scripted> other = world.system().spawn(new Script().spec());
      registry.register("one", ref);
      ref.stopGracefully();
      world.await(gate.reached());

      boolean early = registry.register("one", other);
      gate.open();
      ref.stopped().await();

      assertFalse(early);
      assertTrue(registry.register("one", other));
    }
  }

  @OnEveryScheduler
  void anActorOfAnotherTypeIsRefusedByItsNameAndTypes(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Registry registry = world.system().registry();
      registry.register("name", world.system().spawn(new Script().spec()));

      IllegalArgumentException refusal =
          assertThrows(
              IllegalArgumentException.class, () -> registry.lookup("name", Runnable.class));

      assertTrue(refusal.getMessage().contains(Scripted.class.getName()));
      assertTrue(refusal.getMessage().contains(Runnable.class.getName()));
    }
  }

  @OnEveryScheduler
  void aNameMustBeReadable(String scheduler) {
    try (World world = World.on(scheduler)) {
      Registry registry = world.system().registry();
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec());

      for (String name : List.of("", "a/b", "a\nb", "a\u2028b", "x".repeat(257))) {
        assertThrows(IllegalArgumentException.class, () -> registry.register(name, ref));
      }

      assertEquals(Set.of(), registry.names());
    }
  }
}

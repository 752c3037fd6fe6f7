package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SenderNameTest {

  /// Has two children, one of them unnamed, and another actor beside it.
  static final class Parent implements Actor {

    record Grow() implements Message<Parent, Void> {
      @Override
      public Reply<Void> handle(Parent parent, Context<Parent> ctx) {
        ctx.spawn(Leaf::new).tell(new Leaf.Rustle());
        ctx.spawn(ActorSpec.of(Leaf::new).name("leaf")).tell(new Leaf.Rustle());
        ctx.system().spawn(Leaf::new).tell(new Leaf.Rustle());
        return Reply.done();
      }
    }
  }

  /// Does nothing.
  static final class Leaf implements Actor {

    record Rustle() implements Message<Leaf, Void> {
      @Override
      public Reply<Void> handle(Leaf leaf, Context<Leaf> ctx) {
        return Reply.done();
      }
    }
  }

  private static Set<String> rustles(long seed) {
    try (TestKit kit = TestKit.create(seed)) {
      List<ActorRef<Parent>> parents = List.of(kit.spawn(Parent::new), kit.spawn(Parent::new));
      parents.forEach(parent -> parent.tell(new Parent.Grow()));
      kit.runUntilIdle();
      return kit.trace().stream()
          .filter(line -> line.startsWith("turn") && line.contains("Rustle"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void unnamedActorsHaveTheSameNamesInEveryOrder() {
    Set<Set<String>> different = new HashSet<>();
    for (long seed = 0; seed < 50; seed++) {
      different.add(rustles(seed));
    }

    assertEquals(1, different.size(), different::toString);
    assertEquals(
        Set.of(
            "turn Parent$1→Parent$1/Leaf$1:Rustle#1",
            "turn Parent$1→Parent$1/leaf:Rustle#1",
            "turn Parent$1→Leaf$$1.2:Rustle#1",
            "turn Parent$2→Parent$2/Leaf$1:Rustle#1",
            "turn Parent$2→Parent$2/leaf:Rustle#1",
            "turn Parent$2→Leaf$$2.2:Rustle#1"),
        different.iterator().next());
  }

  @Test
  void theNameOfTheUserIsLeftAlone() {
    try (TestKit kit = TestKit.create()) {
      kit.spawn(ActorSpec.of(Leaf::new).name("oak")).tell(new Leaf.Rustle());
      kit.runUntilIdle();

      assertTrue(kit.trace().contains("turn test→oak:Rustle#1"), () -> "" + kit.trace());
    }
  }

  @Test
  void anActorThatHasTheNameOfAnEarlierOneIsAnother() throws Exception {
    try (TestKit kit = TestKit.create()) {
      ActorRef<Leaf> first = kit.spawn(ActorSpec.of(Leaf::new).name("oak"));
      first.tell(new Leaf.Rustle());
      first.stopGracefully();
      first.stopped().await();
      kit.spawn(ActorSpec.of(Leaf::new).name("oak")).tell(new Leaf.Rustle());
      kit.runUntilIdle();

      assertTrue(kit.trace().contains("turn test→oak:Rustle#1"), () -> "" + kit.trace());
      assertTrue(kit.trace().contains("turn test→oak!2:Rustle#1"), () -> "" + kit.trace());
    }
  }
}

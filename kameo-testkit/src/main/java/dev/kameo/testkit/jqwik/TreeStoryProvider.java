package dev.kameo.testkit.jqwik;

import dev.kameo.testkit.supervision.ActorTree;
import dev.kameo.testkit.supervision.TreeStory;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/// The service by which jqwik finds [trees of actors][ActorTree] and [stories][TreeStory] of them.
public final class TreeStoryProvider implements ArbitraryProvider {

  private static final int EVENTS = 12;

  /// For the service loader.
  public TreeStoryProvider() {}

  @Override
  public boolean canProvideFor(TypeUsage type) {
    return type.isOfType(ActorTree.class) || type.isOfType(TreeStory.class);
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
    return Set.of(type.isOfType(ActorTree.class) ? trees() : stories());
  }

  static Arbitrary<ActorTree> trees() {
    return Drawn.from(ActorTree.gen());
  }

  static Arbitrary<TreeStory> stories() {
    return Drawn.from(TreeStory.gen(EVENTS));
  }
}

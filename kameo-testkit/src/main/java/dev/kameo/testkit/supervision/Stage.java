package dev.kameo.testkit.supervision;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.supervision.RestartLimit;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.testkit.TestKit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A tree of actors that are nothing but supervised, in a test kit: what really becomes of them, to
/// compare with a [SupervisionModel], or to see what a declaration is worth. For the test's own
/// thread.
///
/// ```java
/// Stage stage = Stage.of(kit, shop);
/// stage.happens(new TreeEvent.Panics("shop/till"));
/// stage.lives().get("shop/stock").starts();
/// ```
public final class Stage {

  private final TestKit kit;
  private final SortedMap<String, Integer> starts = new TreeMap<>();
  private final SortedMap<String, Integer> failuresToCome = new TreeMap<>();

  /// Those that run.
  private final Map<String, ActorRef<Puppet>> running = new TreeMap<>();

  /// Those that have not ended for good, as far as their parents know.
  private final Map<String, ActorRef<Puppet>> spawned = new TreeMap<>();

  private Stage(TestKit kit) {
    this.kit = kit;
  }

  /// Spawns the actors, and runs until all have started. They may panic.
  public static Stage of(TestKit kit, ActorTree tree) {
    Stage stage = new Stage(kit);
    kit.allowPanics(StagedException.class).allowDeadLetters(Order.class);
    tree.paths().forEach(path -> stage.starts.put(path, 0));
    stage.spawned.put(tree.name(), kit.spawn(stage.spec(tree, tree.name())));
    kit.runUntilIdle();
    return stage;
  }

  private ActorSpec<Puppet> spec(ActorTree tree, String path) {
    ActorSpec<Puppet> spec =
        ActorSpec.with((Context<Puppet> ctx) -> new Puppet(this, tree, path, ctx))
            .name(tree.name())
            .restart(tree.restart())
            .backoff(tree.backoff());
    RestartLimit limit = tree.restartLimit();
    return limit.isLimited() ? spec.restartLimit(limit.maxRestarts(), limit.within()) : spec;
  }

  /// Makes something happen, and runs everything that follows at once.
  ///
  /// @throws IllegalArgumentException if it happens to an actor that is not in the tree
  public void happens(TreeEvent event) {
    switch (event) {
      case TreeEvent.Panics(String path) ->
          order(
              path,
              _ -> {
                throw new StagedException();
              });
      case TreeEvent.Stops(String path) -> order(path, puppet -> puppet.ctx.stop());
      case TreeEvent.IsKilled(String path) -> {
        requireKnown(path);
        ActorRef<Puppet> ref = running.get(path);
        if (ref != null) {
          ref.kill();
        }
      }
      case TreeEvent.IsStopped(String path) -> isStopped(path);
      case TreeEvent.WillNotStart(String path, int times) -> {
        requireKnown(path);
        failuresToCome.merge(path, times, Integer::sum);
      }
      case TreeEvent.TimePasses(var duration) -> kit.advance(duration);
    }
    kit.runUntilIdle();
  }

  private void isStopped(String path) {
    requireKnown(path);
    ActorRef<Puppet> child = spawned.get(path);
    int slash = path.lastIndexOf('/');
    if (slash >= 0 && child != null) {
      order(path.substring(0, slash), parent -> parent.ctx.stop(child));
    }
  }

  private void order(String path, Deed deed) {
    requireKnown(path);
    ActorRef<Puppet> ref = running.get(path);
    if (ref != null) {
      ref.tell(new Order(deed));
    }
  }

  private void requireKnown(String path) {
    if (!starts.containsKey(path)) {
      throw new IllegalArgumentException(
          "No actor of the tree is at '%s'. There are %s.".formatted(path, starts.keySet()));
    }
  }

  /// {@return what has become of each actor, by its path}
  public SortedMap<String, Life> lives() {
    SortedMap<String, Life> lives = new TreeMap<>();
    starts.forEach((path, times) -> lives.put(path, new Life(running.containsKey(path), times)));
    return lives;
  }

  /// Something that an actor does when told.
  private interface Deed {
    void doneBy(Puppet puppet);
  }

  private record Order(Deed deed) implements Message<Puppet, Void> {
    @Override
    public Reply<Void> handle(Puppet puppet, Context<Puppet> ctx) {
      deed.doneBy(puppet);
      return Reply.done();
    }
  }

  /// An actor that does what the stage says.
  private static final class Puppet implements Actor {

    private final Stage stage;
    private final ActorTree tree;
    private final String path;
    private final Context<Puppet> ctx;

    Puppet(Stage stage, ActorTree tree, String path, Context<Puppet> ctx) {
      this.stage = stage;
      this.tree = tree;
      this.path = path;
      this.ctx = ctx;
    }

    @Override
    public void onStart() {
      stage.starts.merge(path, 1, Integer::sum);
      if (stage.failuresToCome.merge(path, 0, Integer::sum) > 0) {
        stage.failuresToCome.merge(path, -1, Integer::sum);
        throw new StagedException();
      }
      stage.running.put(path, ctx.self());
      for (ActorTree child : tree.children()) {
        String below = path + "/" + child.name();
        stage.spawned.put(below, ctx.spawn(stage.spec(child, below)));
      }
    }

    @Override
    public SupervisionStrategy supervisionStrategy() {
      return tree.strategy();
    }

    @Override
    public void onStop(StopReason reason) {
      stage.running.remove(path);
    }
  }
}

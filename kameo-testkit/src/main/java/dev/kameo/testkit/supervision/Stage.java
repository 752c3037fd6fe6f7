package dev.kameo.testkit.supervision;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSnapshot;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.ReplyTimeoutException;
import dev.kameo.StartFailedException;
import dev.kameo.StopReason;
import dev.kameo.supervision.ChildState;
import dev.kameo.supervision.RestartLimit;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.supervision.Supervisor;
import dev.kameo.testkit.TestKit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  private final ActorTree tree;
  private final Desk desk;
  private final SortedMap<String, Integer> starts = new TreeMap<>();
  private final SortedMap<String, Integer> failuresToCome = new TreeMap<>();

  /// Never completed; whoever takes its time waits for it.
  private final ReplyPromise<Void> never = Reply.promise();

  private Stage(TestKit kit, ActorTree tree) {
    this.kit = kit;
    this.tree = tree;
    this.desk = new Desk(kit);
  }

  /// Spawns the actors, and runs until all have started. They may panic.
  public static Stage of(TestKit kit, ActorTree tree) {
    Stage stage = new Stage(kit, tree);
    kit.allowPanics(StagedException.class)
        .allowPanics(StartFailedException.class)
        .allowDeadLetters(Order.class);
    tree.paths().forEach(path -> stage.starts.put(path, 0));
    stage.desk.saw(tree.name(), kit.spawn(stage.spec(tree, tree.name())), tree.isSupervisor());
    stage.settle();
    return stage;
  }

  private ActorSpec<?> spec(ActorTree of, String path) {
    return of.isSupervisor() ? declared(of, supervisor(of, path)) : declared(of, puppet(of, path));
  }

  private ActorSpec<Supervisor> supervisor(ActorTree of, String path) {
    return Supervisor.of(
        of.strategy(),
        of.children().stream()
            .map(child -> spec(child, path + "/" + child.name()))
            .toArray(ActorSpec<?>[]::new));
  }

  private ActorSpec<Puppet> puppet(ActorTree of, String path) {
    return ActorSpec.with((Context<Puppet> ctx) -> new Puppet(this, of, path, ctx));
  }

  private static <A extends Actor> ActorSpec<A> declared(ActorTree of, ActorSpec<A> spec) {
    ActorSpec<A> declared =
        spec.name(of.name())
            .restart(of.restart())
            .backoff(of.backoff())
            .shutdown(of.shutdown())
            .significant(of.significant());
    RestartLimit limit = of.restartLimit();
    return limit.isLimited()
        ? declared.restartLimit(limit.maxRestarts(), limit.within())
        : declared;
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
      case TreeEvent.Stops(String path) -> order(path, Context::stop);
      case TreeEvent.IsKilled(String path) -> {
        if (isRunning(path)) {
          desk.ref(path).kill();
        }
      }
      case TreeEvent.IsStopped(String path) -> isStopped(path);
      case TreeEvent.WillNotStart(String path, int times) -> {
        tree.requirePath(path);
        failuresToCome.merge(path, times, Integer::sum);
      }
      case TreeEvent.TimePasses(var duration) -> kit.advance(duration);
      case TreeEvent.StartChild(String path, ActorTree child) -> start(path, child);
      case TreeEvent.StopChild(String path) -> request(path, desk::stop);
      case TreeEvent.RestartChild(String path) -> request(path, desk::restart);
      case TreeEvent.DeleteChild(String path) -> request(path, desk::delete);
      case TreeEvent.FindChild(String path) -> request(path, desk::find);
    }
    settle();
  }

  private void settle() {
    kit.runUntilIdle();
    desk.look(running());
  }

  private void isStopped(String path) {
    tree.requirePath(path);
    int slash = path.lastIndexOf('/');
    if (slash >= 0) {
      order(
          path.substring(0, slash),
          ctx -> {
            for (ActorRef<?> child : ctx.children()) {
              if (child.name().equals(path)) {
                ctx.stop(child);
              }
            }
          });
    }
  }

  private void order(String path, Deed deed) {
    if (isRunning(path)) {
      desk.ref(path).tell(new Order(deed));
    }
  }

  private void start(String path, ActorTree child) {
    if (isRunning(path) && desk.isSupervisor(path)) {
      child.paths(path + "/").forEach(below -> starts.putIfAbsent(below, 0));
      desk.start(path, spec(child, path + "/" + child.name()));
    }
  }

  /// Something that is asked of a supervisor about its child of a name.
  private interface Request {
    void of(String supervisor, String child);
  }

  private void request(String path, Request request) {
    int slash = path.lastIndexOf('/');
    String supervisor = path.substring(0, Math.max(0, slash));
    if (slash >= 0 && isRunning(supervisor) && desk.isSupervisor(supervisor)) {
      request.of(supervisor, path);
    }
  }

  private boolean isRunning(String path) {
    tree.requirePath(path);
    return running().contains(path);
  }

  private Set<String> running() {
    Set<String> running = new HashSet<>();
    for (ActorSnapshot actor : kit.system().tree().all()) {
      if (actor.state() == ChildState.RUNNING) {
        running.add(actor.path());
      }
    }
    return running;
  }

  /// {@return what has become of each actor, by its path}
  public SortedMap<String, Life> lives() {
    SortedMap<String, Life> lives = new TreeMap<>();
    Set<String> running = running();
    starts.forEach((path, times) -> lives.put(path, new Life(running.contains(path), times)));
    return lives;
  }

  /// {@return what was answered to each request so far, in the order of the requests}
  public List<Answer> answers() {
    return desk.answers();
  }

  /// {@return what each supervisor that runs tells of its children, by its path}
  public SortedMap<String, Listing> listings() {
    return desk.listings();
  }

  /// Something that an actor does when told.
  private interface Deed {
    void doneBy(Context<?> ctx);
  }

  private record Order(Deed deed) implements Message<Object, Void> {
    @Override
    public Reply<Void> handle(Object actor, Context<Object> ctx) {
      deed.doneBy(ctx);
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
      for (ActorTree child : tree.children()) {
        String below = path + "/" + child.name();
        stage.desk.saw(below, ctx.spawn(stage.spec(child, below)), child.isSupervisor());
      }
    }

    @Override
    public SupervisionStrategy supervisionStrategy() {
      return tree.strategy();
    }

    @Override
    public void onStop(StopReason reason) {
      if (!tree.stopTime().isZero()) {
        try {
          stage.never.reply().await(tree.stopTime());
        } catch (ReplyTimeoutException over) {
          return;
        } catch (InterruptedException killed) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}

package dev.kameo.benchmarks.pekko;

import dev.kameo.benchmarks.jobs.Answers;
import dev.kameo.benchmarks.jobs.Arrivals;
import dev.kameo.benchmarks.jobs.Nursery;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A parent and its children.
final class PekkoNursery implements Nursery {

  private final Guardian guardian;
  private ActorRef<Spawn> parent;
  private Arrivals latest = new Arrivals();

  PekkoNursery(Guardian guardian) {
    this.guardian = guardian;
    this.parent = guardian.spawn(parent());
  }

  @Override
  public void spawn(Object[] children, Arrivals arrivals, boolean withMessage) throws Exception {
    latest = arrivals;
    Spawn spawn = new Spawn(children, arrivals, withMessage, new CompletableFuture<>());
    parent.tell(spawn);
    Answers.await(spawn.done, "spawn");
  }

  @Override
  @SuppressWarnings("unchecked") // it has put them there itself
  public void tellEach(Object[] children) {
    for (Object child : children) {
      ((ActorRef<Arrivals>) child).tell(latest);
    }
  }

  @Override
  public void clear() {
    guardian.stop(parent);
    parent = guardian.spawn(parent());
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Spawn(
      Object[] children, Arrivals arrivals, boolean withMessage, CompletableFuture<Boolean> done) {}

  private static Behavior<Spawn> parent() {
    return Behaviors.setup(ctx ->
        Behaviors.receiveMessage(spawn -> {
          spawnAll(spawn, ctx);
          return Behaviors.same();
        }));
  }

  private static void spawnAll(Spawn spawn, ActorContext<Spawn> ctx) {
    for (int i = 0; i < spawn.children.length; i++) {
      ActorRef<Arrivals> child = ctx.spawnAnonymous(Behaviors.setup(_ -> new Child().behavior()));
      spawn.children[i] = child;
      if (spawn.withMessage) {
        child.tell(spawn.arrivals);
      }
    }
    spawn.done.complete(true);
  }

  private static final class Child {
    @SuppressWarnings("UnusedVariable") // state, as actors have
    private int handled;

    Behavior<Arrivals> behavior() {
      return Behaviors.receiveMessage(arrivals -> {
        handled++;
        arrivals.arrive();
        return Behaviors.same();
      });
    }
  }
}

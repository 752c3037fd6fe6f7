package dev.kameo.benchmarks.floor;

import dev.kameo.benchmarks.jobs.Answers;
import dev.kameo.benchmarks.jobs.Arrivals;
import dev.kameo.benchmarks.jobs.Nursery;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A parent and its children, which are gone when nobody knows them any more.
final class FloorNursery implements Nursery {

  private final FloorActor parent;
  private Arrivals latest = new Arrivals();

  FloorNursery(Floor floor) {
    parent = floor.spawn(new Parent(floor));
  }

  @Override
  public void spawn(Object[] children, Arrivals arrivals, boolean withMessage) throws Exception {
    latest = arrivals;
    Spawn spawn = new Spawn(children, arrivals, withMessage, new CompletableFuture<>());
    parent.tell(spawn);
    Answers.await(spawn.done, "spawn");
  }

  @Override
  public void tellEach(Object[] children) {
    for (Object child : children) {
      ((FloorActor) child).tell(latest);
    }
  }

  @Override
  public void clear() {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Spawn(
      Object[] children, Arrivals arrivals, boolean withMessage, CompletableFuture<Boolean> done) {}

  private record Parent(Floor floor) implements Handler {
    @Override
    public void handle(FloorActor self, @Nullable Object message) {
      if (message instanceof Spawn spawn) {
        for (int i = 0; i < spawn.children.length; i++) {
          FloorActor child = floor.spawn(new Child());
          spawn.children[i] = child;
          if (spawn.withMessage) {
            child.tell(spawn.arrivals);
          }
        }
        spawn.done.complete(true);
      }
    }
  }

  private static final class Child implements Handler {
    @SuppressWarnings("UnusedVariable") // state, as actors have
    private int handled;

    @Override
    public void handle(FloorActor self, @Nullable Object message) {
      if (message instanceof Arrivals arrivals) {
        handled++;
        arrivals.arrive();
      }
    }
  }
}

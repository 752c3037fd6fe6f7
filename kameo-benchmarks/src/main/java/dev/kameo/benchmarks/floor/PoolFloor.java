package dev.kameo.benchmarks.floor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/// Floor (c): a flag says whether the actor is scheduled, as a task of a fork-join pool, which
/// handles messages in batches.
///
/// @param pool first come, first served
/// @param lazy whether a worker submits to its own empty queue without waking another worker: floor
///   (c-lazy). It is fast and not live: an actor that tells another and then computes delays it,
///   while a processor idles.
record PoolFloor(ForkJoinPool pool, boolean lazy) implements Floor {

  private static final int BATCH = 64;

  PoolFloor(boolean lazy) {
    this(
        new ForkJoinPool(
            Runtime.getRuntime().availableProcessors(),
            ForkJoinPool.defaultForkJoinWorkerThreadFactory,
            null,
            true),
        lazy);
  }

  @Override
  public FloorActor spawn(Handler handler) {
    return new Scheduled(this, handler);
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }

  private static final class Scheduled extends FloorActor {

    private static final VarHandle SCHEDULED;

    static {
      try {
        SCHEDULED =
            MethodHandles.lookup().findVarHandle(Scheduled.class, "scheduled", boolean.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private final Turn turn;
    private volatile boolean scheduled;

    Scheduled(PoolFloor floor, Handler handler) {
      super(handler);
      turn = new Turn(this, floor);
    }

    @Override
    void tell(Object message) {
      enqueue(message);
      if (!scheduled && SCHEDULED.compareAndSet(this, false, true)) {
        turn.start();
      }
    }

    void takeTurn() {
      if (handleUpTo(BATCH)) {
        scheduled = false;
        if (isEmpty() || !SCHEDULED.compareAndSet(this, false, true)) {
          return;
        }
      }
      turn.start();
    }
  }

  @SuppressWarnings("serial") // is never serialized
  private static final class Turn extends ForkJoinTask<@Nullable Void> {

    private final Scheduled actor;
    private final PoolFloor floor;

    Turn(Scheduled actor, PoolFloor floor) {
      this.actor = actor;
      this.floor = floor;
    }

    void start() {
      if (!(Thread.currentThread() instanceof ForkJoinWorkerThread worker)
          || !floor.pool.equals(worker.getPool())) {
        floor.pool.execute(this);
      } else if (floor.lazy && worker.getQueuedTaskCount() == 0) {
        ForkJoinTask<?> _ = floor.pool.lazySubmit(this);
      } else {
        fork();
      }
    }

    @Override
    protected boolean exec() {
      actor.takeTurn();
      return false;
    }

    @Override
    public @Nullable Void getRawResult() {
      return null;
    }

    @Override
    protected void setRawResult(@Nullable Void value) {}
  }
}

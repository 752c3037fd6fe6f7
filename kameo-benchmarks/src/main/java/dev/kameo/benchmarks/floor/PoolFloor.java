package dev.kameo.benchmarks.floor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/// Floor (c): a flag says whether the actor is scheduled; the actor is itself the task of a
/// fork-join pool, and handles messages in batches.
///
/// @param pool first come, first served
record PoolFloor(ForkJoinPool pool) implements Floor {

  private static final int BATCH = 64;

  PoolFloor() {
    this(
        new ForkJoinPool(
            Runtime.getRuntime().availableProcessors(),
            ForkJoinPool.defaultForkJoinWorkerThreadFactory,
            null,
            true));
  }

  @Override
  public FloorActor spawn(Handler handler) {
    return new Scheduled(pool, handler);
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

    Scheduled(ForkJoinPool pool, Handler handler) {
      super(handler);
      turn = new Turn(this, pool);
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
    private final ForkJoinPool pool;

    Turn(Scheduled actor, ForkJoinPool pool) {
      this.actor = actor;
      this.pool = pool;
    }

    void start() {
      if (Thread.currentThread() instanceof ForkJoinWorkerThread worker
          && pool.equals(worker.getPool())) {
        fork();
      } else {
        pool.execute(this);
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

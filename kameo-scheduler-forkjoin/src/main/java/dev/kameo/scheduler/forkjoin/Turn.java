package dev.kameo.scheduler.forkjoin;

import org.jspecify.annotations.Nullable;

/// A lane as a task, from its wake until it is empty. Whoever has the right to run a lane starts a
/// turn for it, so it is in the pool at most once. An idle lane has none: the worker on which it
/// has become empty keeps the turn, for the next lane that it wakes.
///
/// The worker keeps it only when the lane has been given back, and takes it off its list before it
/// starts it: a turn that is kept while it is in the pool would be given another lane, and run that
/// one twice and its own no more.
@SuppressWarnings("serial") // is never serialized
final class Turn extends PoolTask {

  /// Written by who starts it, handed on with it, and cleared by the worker that keeps it.
  private @Nullable ForkJoinLane lane;

  Turn(Pool pool) {
    super(pool);
  }

  /// {@return this, for a lane}
  Turn of(ForkJoinLane runs) {
    lane = runs;
    return this;
  }

  @Override
  boolean takeTurn() {
    ForkJoinLane runs = lane;
    return runs != null && runs.run();
  }

  @Override
  void ended(Worker worker) {
    lane = null;
    worker.keep(this);
  }
}

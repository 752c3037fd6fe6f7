package dev.kameo.testkit;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/// Plans that are tried while a failed run is made smaller, and the smallest that still fails in
/// the same way. For one thread.
final class Attempts {

  /// How many steps a run may have: so many times those of the run to begin with, and some more.
  private static final int LONGER = 10;

  private static final int SOME = 1_000;

  /// After how many steps a run that does not come to rest is taken for one that never does.
  private static final long FOR_EVER = 3 * Agenda.FAIR_AFTER;

  private final Runner runner;

  /// Gives up what goes on much longer than the run to begin with, since that is another failure.
  private final Runner trial;

  private final Failure failure;
  private final int limit;
  private final long deadline;
  private final Set<Plan> tried = new HashSet<>();
  private RunResult best;
  private int replays;

  /// @param failed what to begin with
  /// @param limit how many runs at most
  /// @param nanos how long at most, in real time
  Attempts(Runner runner, RunResult failed, int limit, long nanos) {
    this.runner = runner;
    this.failure = Objects.requireNonNull(failed.failure());
    this.trial = runner.stepLimit(isLivelock() ? FOR_EVER : LONGER * lengthOf(failed) + SOME);
    this.best = failed;
    this.limit = limit;
    this.deadline = System.nanoTime() + nanos;
    tried.add(failed.plan());
  }

  private boolean isLivelock() {
    return failure.cause() instanceof SimulationLivelockError;
  }

  /// {@return how many steps a run had, about}
  private static long lengthOf(RunResult run) {
    return Math.max(run.trace().size(), run.decisions());
  }

  RunResult best() {
    return best;
  }

  Plan plan() {
    return best.plan();
  }

  Failure failure() {
    return failure;
  }

  int replays() {
    return replays;
  }

  boolean isOver() {
    return replays >= limit || System.nanoTime() - deadline >= 0;
  }

  /// Tries a plan, unless it was tried before.
  ///
  /// @return whether it fails in the same way; then it is the best
  boolean accepts(Plan plan) {
    if (isOver() || !tried.add(plan)) {
      return false;
    }
    return accepts(run(plan, plan.schedule().choices()));
  }

  /// Tries a plan with another schedule.
  ///
  /// @return whether it fails in the same way; then it is the best
  boolean accepts(Plan plan, Choices choices) {
    return !isOver() && accepts(run(plan, choices));
  }

  /// Looks at a run.
  ///
  /// @return whether it fails in the same way; then it is the best
  boolean accepts(RunResult result) {
    if (!isSameBug(result)) {
      return false;
    }
    best = result;
    tried.add(result.plan());
    return true;
  }

  RunResult run(Plan plan, Choices choices) {
    replays++;
    return trial.run(plan, choices);
  }

  boolean isSameBug(RunResult result) {
    Failure found = result.failure();
    return found != null && found.isSameBugAs(failure);
  }

  /// {@return whether the best fails again, twice, and the same happens each time}
  boolean isVerified() {
    if (isLivelock() && !accepts(runner.run(best.plan()))) {
      return false;
    }
    for (int i = 0; i < 2; i++) {
      replays++;
      RunResult again;
      try {
        again = runner.replay(best.plan());
      } catch (ReplayDivergedException e) {
        return false;
      }
      if (!isSameBug(again) || !again.trace().lines().equals(best.trace().lines())) {
        return false;
      }
    }
    return true;
  }
}

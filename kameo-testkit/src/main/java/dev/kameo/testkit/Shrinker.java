package dev.kameo.testkit;

import dev.kameo.testkit.Deviations.Deviation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/// Makes a failed run smaller, as long as it fails in the same way: what goes wrong, what differs
/// from the default order, and the data that the test draws. Then it explains the failure, and
/// [leaves out][Omissions] what the test sends for nothing. It does the same each time, unless its
/// time is over.
final class Shrinker {

  private static final int REPLAYS = 2_000;
  private static final long NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Attempts attempts;

  private Shrinker(Attempts attempts) {
    this.attempts = attempts;
  }

  /// {@return the run made as small as it can be in some seconds}
  ///
  /// @param failed a run that has failed
  static Shrunk shrink(Runner runner, RunResult failed) {
    return shrink(runner, failed, REPLAYS);
  }

  /// {@return the run made as small as it can be in some seconds}
  ///
  /// @param failed a run that has failed
  /// @param replays how many runs that may take
  static Shrunk shrink(Runner runner, RunResult failed, int replays) {
    Attempts attempts = new Attempts(runner, failed, replays, NANOS);
    new Shrinker(attempts).run();
    Explanation explanation = Explanation.find(attempts);
    List<String> leftOut = List.of();
    if (explanation != null) {
      attempts.accepts(explanation.result());
      new Omissions(attempts, explanation.late()).run();
      leftOut = attempts.plan().leftOut().names(explanation.result());
      explanation = new Explanation(explanation.late(), attempts.best());
    }
    boolean verified = attempts.isVerified();
    return new Shrunk(attempts.best(), explanation, leftOut, attempts.replays(), verified);
  }

  private void run() {
    Plan before;
    do {
      before = attempts.plan();
      shrinkFaults();
      shrinkSchedule();
      shrinkDraws();
    } while (!attempts.plan().equals(before) && !attempts.isOver());
  }

  // What goes wrong

  /// Tries none, then each alone, and then all but one again and again.
  private void shrinkFaults() {
    if (faults().isEmpty() || acceptsFaults(List.of())) {
      return;
    }
    for (Strike strike : List.copyOf(faults())) {
      if (faults().size() == 1 || acceptsFaults(List.of(strike))) {
        return;
      }
    }
    for (int i = faults().size() - 1; i >= 0; i--) {
      List<Strike> fewer = new ArrayList<>(faults());
      if (i < fewer.size()) {
        fewer.remove(i);
        acceptsFaults(fewer);
      }
    }
  }

  private List<Strike> faults() {
    return attempts.plan().faults().list();
  }

  /// With other faults other decisions are to be made: so if the schedule does not fit any more,
  /// what happened is tried in the order in which it happened.
  private boolean acceptsFaults(List<Strike> faults) {
    Plan plan = attempts.plan().with(new FaultPlan(faults));
    return attempts.accepts(plan) || attempts.accepts(plan, new Retrace(attempts.best().trace()));
  }

  // The data

  private void shrinkDraws() {
    ListShrinker<Long> shrinker =
        new ListShrinker<>(
            attempts,
            () -> attempts.plan().draws().list(),
            list -> attempts.plan().with(Draws.of(list)));
    shrinker.truncate();
    shrinker.deleteBlocks();
    for (int i = 0; i < shrinker.list().get().size(); i++) {
      int at = i;
      lower(
          shrinker.list().get().get(i),
          0,
          number -> {
            List<Long> list = new ArrayList<>(shrinker.list().get());
            if (at < list.size()) {
              list.set(at, number);
            }
            return shrinker.plan().apply(list);
          });
    }
  }

  /// Makes a number as small as it can be: by halving its distance from the least that it may be.
  private void lower(long number, long least, LongFunction<Plan> plan) {
    long tooSmall = least - 1;
    long enough = number;
    while (enough - tooSmall > 1 && !attempts.isOver()) {
      long next = tooSmall < least ? least : tooSmall + (enough - tooSmall) / 2;
      if (attempts.accepts(plan.apply(next))) {
        enough = next;
      } else {
        tooSmall = next;
      }
    }
  }

  // The schedule

  private void shrinkSchedule() {
    ListShrinker<Deviation> shrinker =
        new ListShrinker<>(
            attempts, this::schedule, list -> attempts.plan().with(new Deviations(list)));
    shrinker.truncate();
    int before;
    do {
      before = schedule().size();
      shrinker.deleteBlocks();
      deleteDecisions();
      lowerPlaces();
      moveEarlier();
    } while (schedule().size() < before && !attempts.isOver());
  }

  private List<Deviation> schedule() {
    return attempts.plan().schedule().list();
  }

  private Plan with(List<Deviation> schedule) {
    return attempts.plan().with(new Deviations(schedule));
  }

  /// Deletes one deviation each, as if its decision had not been there.
  private void deleteDecisions() {
    for (int i = schedule().size() - 1; i >= 0; i--) {
      if (i < schedule().size()) {
        attempts.accepts(with(shifted(i, 1, 1)));
      }
    }
  }

  /// {@return the schedule with all deviations from one on so many decisions earlier}
  ///
  /// @param skipped how many deviations are left out there
  private List<Deviation> shifted(int from, int skipped, int by) {
    List<Deviation> list = new ArrayList<>(schedule().subList(0, from));
    for (Deviation deviation : schedule().subList(from + skipped, schedule().size())) {
      list.add(new Deviation(deviation.position() - by, deviation.place()));
    }
    return list;
  }

  private void lowerPlaces() {
    for (int i = 0; i < schedule().size(); i++) {
      int at = i;
      lower(
          schedule().get(i).place(),
          1,
          place -> {
            List<Deviation> list = new ArrayList<>(schedule());
            if (at < list.size()) {
              list.set(at, new Deviation(list.get(at).position(), (int) place));
            }
            return with(list);
          });
    }
  }

  /// Moves each deviation, with all after it, to the place behind the one before it, or half the
  /// way.
  private void moveEarlier() {
    for (int i = 0; i < schedule().size(); i++) {
      int first = i == 0 ? 0 : schedule().get(i - 1).position() + 1;
      for (int by = schedule().get(i).position() - first; by > 0; by /= 2) {
        if (attempts.isOver()
            || attempts.accepts(with(shifted(i, 0, by)))
            || i >= schedule().size()) {
          break;
        }
      }
    }
  }
}

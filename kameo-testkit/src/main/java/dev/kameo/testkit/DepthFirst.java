package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.List;

/// All schedules, one after the other: the choices of the last run, with the last one changed that
/// can be.
final class DepthFirst implements Search {

  private final List<Branch> path = new ArrayList<>();
  private int runs;
  private boolean over;

  @Override
  public Choices choices(int number, long seed) {
    return new Choices() {
      private int decision;

      @Override
      public int choose(List<Step> enabled) {
        int now = decision++;
        if (now == path.size()) {
          path.add(new Branch(0, enabled.size()));
        } else if (path.get(now).alternatives != enabled.size()) {
          throw NondeterminismError.of(now, path.get(now).alternatives, enabled);
        }
        return path.get(now).chosen;
      }
    };
  }

  @Override
  public void ended(RunResult result) {
    runs++;
    while (!path.isEmpty() && path.getLast().chosen == path.getLast().alternatives - 1) {
      path.removeLast();
    }
    if (path.isEmpty()) {
      over = true;
    } else {
      Branch last = path.removeLast();
      path.add(new Branch(last.chosen + 1, last.alternatives));
    }
  }

  @Override
  public boolean isSequential() {
    return true;
  }

  @Override
  public int size() {
    return over ? runs : Integer.MAX_VALUE;
  }

  /// A decision of the current path.
  private record Branch(int chosen, int alternatives) {}
}

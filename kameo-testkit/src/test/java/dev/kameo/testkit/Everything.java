package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// All schedules, one after the other, depth first. What the test sends is delivered first, so that
/// it is not part of them.
final class Everything implements Choices {

  /// What was chosen at each decision of this run, and among how many.
  private final List<int[]> decisions = new ArrayList<>();

  private int decision;

  /// Runs something once under each schedule.
  ///
  /// @return how many there were
  static int forEach(Consumer<Choices> run) {
    Everything all = new Everything();
    int count = 0;
    do {
      all.decision = 0;
      run.accept(all);
      count++;
    } while (all.advance());
    return count;
  }

  @Override
  public int choose(List<Step> enabled) {
    for (int i = 0; i < enabled.size(); i++) {
      if (enabled.get(i) instanceof Deliver step && step.outbox.sender.key().equals("test")) {
        return i;
      }
    }
    if (decision == decisions.size()) {
      decisions.add(new int[] {0, enabled.size()});
    }
    return decisions.get(decision++)[0];
  }

  private boolean advance() {
    while (!decisions.isEmpty()) {
      int[] last = decisions.getLast();
      if (++last[0] < last[1]) {
        return true;
      }
      decisions.removeLast();
    }
    return false;
  }
}

package dev.kameo.testkit;

import java.util.List;
import java.util.SplittableRandom;

/// Delay bounding (Emmi et al. 2011): the default order, in which at some decisions drawn at random
/// the step whose turn it is lets the next one go first.
final class Delays implements Choices {

  private final int[] positions;
  private int decision;

  /// @param bound how many delays
  /// @param length among how many decisions
  Delays(int bound, int length, SplittableRandom random) {
    positions = random.ints(bound, 0, length).toArray();
  }

  @Override
  public int choose(List<Step> enabled) {
    int index = 0;
    for (int position : positions) {
      if (position == decision) {
        index++;
      }
    }
    decision++;
    return Math.min(index, enabled.size() - 1);
  }
}

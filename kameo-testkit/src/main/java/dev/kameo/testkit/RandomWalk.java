package dev.kameo.testkit;

import java.util.List;
import java.util.SplittableRandom;

/// All that can happen next has the same probability, save that time passes rarely.
final class RandomWalk implements Choices {

  private final SplittableRandom random;

  RandomWalk(SplittableRandom random) {
    this.random = random;
  }

  @Override
  public int choose(List<Step> enabled) {
    int index = random.nextInt(enabled.size());
    return Weights.isTime(enabled.get(index)) && random.nextDouble() >= Weights.TIME
        ? random.nextInt(enabled.size() - 1)
        : index;
  }
}

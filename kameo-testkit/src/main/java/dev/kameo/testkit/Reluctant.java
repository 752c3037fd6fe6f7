package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Stays with one actor, and seldom goes on to another: with probability 2 to the minus *bits* at
/// each decision. Coyote calls this probabilistic.
final class Reluctant implements Choices {

  private final SplittableRandom random;
  private final int bits;
  private @Nullable Sender current;

  Reluctant(int bits, SplittableRandom random) {
    this.bits = bits;
    this.random = random;
  }

  @Override
  public int choose(List<Step> enabled) {
    List<Integer> same = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < enabled.size(); i++) {
      (enabled.get(i).by() == current ? same : others).add(i);
    }
    boolean moves = same.isEmpty() || (!others.isEmpty() && random.nextLong() >>> -bits == 0);
    List<Integer> from = moves ? others : same;
    return from.get(random.nextInt(from.size()));
  }

  @Override
  public void executed(Step step) {
    current = step.by();
  }
}

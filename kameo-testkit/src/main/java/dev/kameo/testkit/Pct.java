package dev.kameo.testkit;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Probabilistic concurrency testing (Burckhardt et al. 2010): each actor has a priority drawn at
/// random, the highest runs, and at d-1 decisions drawn at random the one that would run is put
/// below all others. A bug that needs d ordering constraints is found with probability at least
/// 1/(n k^(d-1)) per run, for n actors and k decisions.
final class Pct implements Choices {

  private final SplittableRandom random;
  private final Map<Sender, Double> priorities = new HashMap<>();
  private final BitSet changes = new BitSet();
  private final RandomWalk fair;

  /// After how many decisions it becomes fair.
  private final int unfair;

  private int decision;
  private double lowest;

  /// @param depth d
  /// @param length k
  /// @param unfair after how many decisions it goes on as a random walk
  Pct(int depth, int length, int unfair, SplittableRandom random) {
    this.random = random;
    this.unfair = unfair;
    this.fair = new RandomWalk(random);
    for (int i = Math.min(depth - 1, length); i > 0; i--) {
      int change;
      do {
        change = random.nextInt(length);
      } while (changes.get(change));
      changes.set(change);
    }
  }

  @Override
  public int choose(List<Step> enabled) {
    int now = decision++;
    if (now >= unfair) {
      return fair.choose(enabled);
    }
    int top = highest(enabled);
    if (changes.get(now)) {
      priorities.put(enabled.get(top).by(), lowest -= 1);
      top = highest(enabled);
    }
    return top;
  }

  private int highest(List<Step> enabled) {
    int best = 0;
    double bestPriority = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < enabled.size(); i++) {
      Step step = enabled.get(i);
      double priority = priorities.computeIfAbsent(step.by(), _ -> draw(step));
      if (priority > bestPriority) {
        best = i;
        bestPriority = priority;
      }
    }
    return best;
  }

  private double draw(Step step) {
    double priority = 1 + random.nextDouble();
    return Weights.isTime(step) ? Math.pow(priority - 1, 1 / Weights.TIME) + 1 : priority;
  }

  @Override
  public boolean isFair() {
    return decision >= unfair;
  }
}

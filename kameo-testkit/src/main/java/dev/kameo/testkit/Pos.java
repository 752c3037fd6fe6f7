package dev.kameo.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Partial order sampling (Yuan et al. 2018): each step that may happen has a priority drawn at
/// random, the highest happens, and those that race with it, since they go into the same mailbox,
/// draw again.
final class Pos implements Choices {

  private final SplittableRandom random;
  private final Map<Step, Double> priorities = new HashMap<>();

  Pos(SplittableRandom random) {
    this.random = random;
  }

  @Override
  public int choose(List<Step> enabled) {
    int best = 0;
    double bestPriority = -1;
    for (int i = 0; i < enabled.size(); i++) {
      double priority = priorities.computeIfAbsent(enabled.get(i), this::draw);
      if (priority > bestPriority) {
        best = i;
        bestPriority = priority;
      }
    }
    return best;
  }

  private double draw(Step step) {
    double priority = random.nextDouble();
    return Weights.isTime(step) ? Math.pow(priority, 1 / Weights.TIME) : priority;
  }

  @Override
  public void executed(Step step) {
    priorities.remove(step);
    Letter letter = step.letter();
    if (letter != null) {
      priorities.keySet().removeIf(other -> races(other.letter(), letter));
    }
  }

  private static boolean races(@org.jspecify.annotations.Nullable Letter other, Letter letter) {
    return other != null && other.receiver == letter.receiver && other.isMail() == letter.isMail();
  }
}

package dev.kameo.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Uniform random walk over interleavings (Zhao et al. 2024): whoever has more steps to come is
/// drawn with a higher probability, so that all orders of the steps are equally likely.
final class Urw implements Choices {

  private final Profile profile;
  private final SplittableRandom random;
  private final Weights weights = new Weights();
  private final Map<Long, Integer> done = new HashMap<>();

  Urw(Profile profile, SplittableRandom random) {
    this.profile = profile;
    this.random = random;
  }

  @Override
  public int choose(List<Step> enabled) {
    return weights.draw(enabled, this::left, random);
  }

  private double left(Step step) {
    long sender = step.by().kind();
    double left = Math.max(1, profile.steps(sender) - done.getOrDefault(sender, 0));
    return Weights.isTime(step) ? left * Weights.TIME : left;
  }

  @Override
  public void executed(Step step) {
    done.merge(step.by().kind(), 1, Integer::sum);
  }
}

package dev.kameo.testkit;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// Draws among steps, each with a probability proportional to its weight.
final class Weights {

  /// How likely time is to pass at any step, compared with everything else that may happen then:
  /// often enough that each timer is early some time, and seldom enough that others come first.
  static final double TIME = 0.1;

  private double[] cumulated = new double[16];

  /// {@return an index; -1 if nothing has weight}
  int draw(List<Step> enabled, ToDoubleFunction<Step> weight, SplittableRandom random) {
    int size = enabled.size();
    if (cumulated.length < size) {
      cumulated = new double[2 * size];
    }
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += weight.applyAsDouble(enabled.get(i));
      cumulated[i] = sum;
    }
    if (sum <= 0) {
      return -1;
    }
    double point = random.nextDouble() * sum;
    int index = 0;
    while (cumulated[index] <= point && index < size - 1) {
      index++;
    }
    return index;
  }

  /// {@return whether the step lets time pass though other things could happen}
  static boolean isTime(Step step) {
    return step.kind() == Event.Kind.TIME;
  }
}

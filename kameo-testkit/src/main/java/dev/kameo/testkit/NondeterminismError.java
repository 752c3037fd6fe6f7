package dev.kameo.testkit;

import java.io.Serial;
import java.util.List;

/// The same choices did not lead to the same run.
final class NondeterminismError extends AssertionError {

  @Serial private static final long serialVersionUID = 1L;

  private static final String CAUSES =
      """

      What makes runs differ, most often: a real clock, randomness other than that of the context, \
      the order of a HashMap or HashSet of objects without a hashCode of their own, threads, \
      parallel streams, and state that is kept from run to run.\
      """;

  private NondeterminismError(String message) {
    super(message + CAUSES);
  }

  /// {@return the error of a decision with another number of alternatives than before}
  static NondeterminismError of(int decision, int before, List<Step> enabled) {
    return new NondeterminismError(
        "At decision %d there were %d possible steps in one run, and in another with the same choices there are %d: %s"
            .formatted(decision, before, enabled.size(), enabled));
  }

  /// {@return the error of a run that was repeated and did something else}
  static NondeterminismError of(int step, String first, String second) {
    return new NondeterminismError(
        "Step %d was '%s' in one run, and '%s' in another with the same plan."
            .formatted(step, first, second));
  }
}

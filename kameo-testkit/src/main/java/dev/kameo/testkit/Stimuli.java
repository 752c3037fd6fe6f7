package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts what the test itself sends, and knows what of it is dropped. Guarded by the simulation's
/// lock.
final class Stimuli {

  private final LeftOut leftOut;
  private final List<String> receivers = new ArrayList<>();
  private int dropped;

  Stimuli(LeftOut leftOut) {
    this.leftOut = leftOut;
  }

  /// {@return the count of a run in which nothing is dropped}
  static Stimuli all() {
    return new Stimuli(LeftOut.NOTHING);
  }

  /// The test sends another one.
  ///
  /// @param receiver the key of the lane
  /// @return whether it is dropped
  boolean dropsNext(String receiver) {
    boolean drops =
        dropped < leftOut.list().size() && leftOut.list().get(dropped) == receivers.size();
    receivers.add(receiver);
    if (drops) {
      dropped++;
    }
    return drops;
  }

  /// {@return to whom the test has sent something, in order}
  List<String> receivers() {
    return List.copyOf(receivers);
  }

  /// {@return what was dropped so far}
  LeftOut leftOut() {
    return new LeftOut(leftOut.list().subList(0, dropped));
  }

  /// {@return what was to be dropped and did not come, or `null`}
  @Nullable String divergence() {
    return dropped == leftOut.list().size()
        ? null
        : "Message %d of those that the test sends was to be left out, but it sends only %d."
            .formatted(leftOut.list().get(dropped) + 1, receivers.size());
  }
}

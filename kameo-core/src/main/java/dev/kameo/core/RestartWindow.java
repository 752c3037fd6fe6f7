package dev.kameo.core;

import dev.kameo.spi.Nanos;
import dev.kameo.supervision.RestartLimit;
import java.util.ArrayDeque;
import java.util.Deque;

/// The restarts of the last time, oldest first. OTP's window: what lies longer ago than the limit
/// looks back is forgotten, what lies exactly so long ago still counts.
final class RestartWindow {

  private final Deque<Long> moments = new ArrayDeque<>();

  /// Counts a restart.
  ///
  /// @return whether the limit allows it
  boolean count(RestartLimit limit, long now) {
    if (!limit.isLimited()) {
      return true;
    }
    long within = Nanos.of(limit.within());
    while (!moments.isEmpty() && now - moments.getFirst() > within) {
      moments.removeFirst();
    }
    moments.addLast(now);
    return moments.size() <= limit.maxRestarts();
  }
}

package dev.kameo.testkit;

import java.time.Duration;

/// What is the same in all runs of a scenario: how a simulation works. Immutable.
///
/// @param delivery what is kept of the order of messages
/// @param time when time passes
/// @param stepLimit how many steps may happen while the simulation is driven once
/// @param runLimit how many steps may happen altogether
/// @param blockedLimit how long, in real time, code may block outside of the simulation
/// @param runningLimit how long, in real time, code may run without a step
record Conditions(
    DeliveryModel delivery,
    TimeModel time,
    long stepLimit,
    long runLimit,
    Duration blockedLimit,
    Duration runningLimit) {

  /// Those of plain tests.
  static final Conditions PLAIN =
      new Conditions(
          DeliveryModel.LOCAL,
          TimeModel.idle(),
          1_000_000,
          Long.MAX_VALUE,
          Duration.ofSeconds(2),
          Duration.ofSeconds(10));

  Conditions with(Settings settings) {
    return delivery(settings.delivery()).time(settings.time());
  }

  Conditions delivery(DeliveryModel other) {
    return new Conditions(other, time, stepLimit, runLimit, blockedLimit, runningLimit);
  }

  Conditions time(TimeModel other) {
    return new Conditions(delivery, other, stepLimit, runLimit, blockedLimit, runningLimit);
  }

  Conditions stepLimit(long other) {
    return new Conditions(delivery, time, other, runLimit, blockedLimit, runningLimit);
  }

  /// {@return one in which a whole run may have no more steps than a part of it}
  Conditions asOneDrive() {
    return new Conditions(delivery, time, stepLimit, stepLimit, blockedLimit, runningLimit);
  }

  /// @throws IllegalArgumentException if one is not positive
  Conditions realTime(Duration blocked, Duration running) {
    requirePositive(blocked, "blocked");
    requirePositive(running, "running");
    return new Conditions(delivery, time, stepLimit, runLimit, blocked, running);
  }

  private static void requirePositive(Duration limit, String name) {
    if (!limit.isPositive()) {
      throw new IllegalArgumentException("%s must be positive: %s".formatted(name, limit));
    }
  }
}

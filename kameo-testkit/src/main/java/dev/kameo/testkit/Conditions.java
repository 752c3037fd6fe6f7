package dev.kameo.testkit;

import java.time.Duration;

/// What is the same in all runs of a scenario: how a simulation works. Immutable.
///
/// @param delivery what is kept of the order of messages
/// @param time when time passes
/// @param stepLimit how many steps may happen while the simulation is driven once
/// @param blockedLimit how long, in real time, code may block outside of the simulation
/// @param runningLimit how long, in real time, code may run without a step
record Conditions(
    DeliveryModel delivery,
    TimeModel time,
    long stepLimit,
    Duration blockedLimit,
    Duration runningLimit) {

  /// Those of plain tests.
  static final Conditions PLAIN =
      new Conditions(
          DeliveryModel.LOCAL,
          TimeModel.idle(),
          1_000_000,
          Duration.ofSeconds(2),
          Duration.ofSeconds(10));

  Conditions with(Settings settings) {
    return delivery(settings.delivery()).time(settings.time());
  }

  Conditions delivery(DeliveryModel other) {
    return new Conditions(other, time, stepLimit, blockedLimit, runningLimit);
  }

  Conditions time(TimeModel other) {
    return new Conditions(delivery, other, stepLimit, blockedLimit, runningLimit);
  }

  Conditions stepLimit(long other) {
    return new Conditions(delivery, time, other, blockedLimit, runningLimit);
  }

  Conditions realTime(Duration blocked, Duration running) {
    return new Conditions(delivery, time, stepLimit, blocked, running);
  }
}

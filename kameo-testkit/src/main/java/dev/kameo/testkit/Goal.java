package dev.kameo.testkit;

import java.util.function.BooleanSupplier;

/// A pause of the test's own thread while the simulation runs on its order.
final class Goal extends Pause {

  /// How far time may go when nothing else is left to do.
  final long horizon;

  /// Whether time may go further for work that is under way.
  final boolean patient;

  /// Whether one step is enough.
  private final boolean single;

  /// Whether enough has happened.
  private final BooleanSupplier enough;

  /// Whether there has been a step.
  boolean stepped;

  Goal(Sender sender, long horizon, boolean patient, boolean single, BooleanSupplier enough) {
    super(sender);
    this.horizon = horizon;
    this.patient = patient;
    this.single = single;
    this.enough = enough;
  }

  /// {@return whether it is over, before everything is idle up to the horizon}
  @Override
  boolean isReady() {
    return (single && stepped) || enough.getAsBoolean() || isInterrupted();
  }
}

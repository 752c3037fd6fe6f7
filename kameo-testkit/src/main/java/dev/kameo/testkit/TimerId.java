package dev.kameo.testkit;

import dev.kameo.spi.TimedTask;

/// Which of the timers of one who starts them it is, the same in every run: `beat#2` is the second
/// one that is called `beat`, and `beat#2.3` its third tick. Immutable.
///
/// @param task what it runs
/// @param label what it is called
/// @param generation which one of that label it is, from 1
/// @param tick how many times it was started, this one included
record TimerId(Runnable task, String label, int generation, int tick) {

  /// {@return what a task is called; the same for all that do not say what they are for}
  static String labelOf(Runnable task) {
    return task instanceof TimedTask timed ? timed.label() : "timer";
  }

  /// {@return whether this task, started when it fires, is the same timer again}
  @SuppressWarnings("ReferenceEquality") // this very task
  boolean isOf(Runnable other) {
    return task == other;
  }

  TimerId next() {
    return new TimerId(task, label, generation, tick + 1);
  }

  @Override
  public String toString() {
    return label + "#" + generation + (tick == 1 ? "" : "." + tick);
  }
}

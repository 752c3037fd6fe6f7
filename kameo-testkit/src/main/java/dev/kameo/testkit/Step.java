package dev.kameo.testkit;

/// One thing that a simulation can do next. Guarded by the simulation's lock.
abstract class Step {

  /// Whether it is among the enabled steps of the agenda.
  boolean listed;

  /// {@return what kind of step it is, in a word}
  abstract String verb();

  /// {@return what it is done to; its text is the same in every run in which the step occurs}
  abstract Object subject();

  @Override
  public final String toString() {
    return verb() + " " + subject();
  }
}

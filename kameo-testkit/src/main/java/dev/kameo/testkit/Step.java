package dev.kameo.testkit;

/// One thing that a simulation can do next. Guarded by the simulation's lock.
abstract class Step {

  /// Whether it is among the enabled steps of the agenda.
  boolean listed;

  /// {@return what kind of step it is}
  abstract Event.Kind kind();

  /// {@return what it is done to; its text is the same in every run in which the step occurs}
  abstract Object subject();

  /// {@return what its trace keeps beside the subject; the subject itself if there is nothing}
  Object detail() {
    return subject();
  }

  @Override
  public final String toString() {
    return kind() + " " + subject();
  }
}

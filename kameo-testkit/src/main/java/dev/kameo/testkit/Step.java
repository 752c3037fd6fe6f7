package dev.kameo.testkit;

import org.jspecify.annotations.Nullable;

/// One thing that a simulation can do next. Guarded by the simulation's lock.
abstract class Step {

  /// Whether it is among the enabled steps of the agenda.
  boolean listed;

  /// The number of the decision, from 1, that last put it off since it became enabled; 0 if none
  /// did. See [Deviations]; written by [Deviations.Recorder] alone.
  int putOff;

  /// {@return on whose behalf it happens}
  abstract Sender by();

  /// {@return the letter that it puts into a lane, or `null`}
  @Nullable Letter letter() {
    return null;
  }

  /// {@return what kind of step it is}
  abstract Event.Kind kind();

  /// {@return what it is done to; its text is the same in every run in which the step occurs}
  abstract Object subject();

  /// {@return which of the steps of its kind it is, the same in every run in which it occurs}
  abstract String key();

  /// {@return what its trace keeps beside the subject; the subject itself if there is nothing}
  Object detail() {
    return subject();
  }

  @Override
  public final String toString() {
    return kind() + " " + subject();
  }
}

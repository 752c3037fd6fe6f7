package dev.kameo.testkit;

import java.time.Duration;
import java.util.Locale;

/// One thing that happened in a simulation. Immutable; made text only when it is read.
///
/// @param kind what happened
/// @param time when, in nanoseconds of virtual time
/// @param subject what it happened to
/// @param detail what else is known of it; the subject itself if nothing is
record Event(Kind kind, long time, Object subject, Object detail) {

  /// What can happen. The first ones are steps; the others happen during one.
  enum Kind {
    /// A letter reached a lane.
    DELIVER(true),
    /// A letter was put into a bounded lane at once.
    OFFER(true),
    /// A receiver took a letter.
    TURN(true),
    /// A task began beside the lanes.
    TASK(true),
    /// A timer fired.
    FIRE(true),
    /// Code went on after a wait.
    RESUME(true),
    /// A fault killed an actor.
    KILL(true),
    /// Time passed.
    TIME(true),
    /// Code began to wait.
    WAIT(false),
    /// A fault struck.
    FAULT(false),
    /// A handler or a hook failed.
    PANIC(false),
    /// A message was not taken, and its sender was told.
    REFUSED(false),
    /// A message reached nobody.
    DEAD_LETTER(false);

    private final boolean step;

    Kind(boolean step) {
      this.step = step;
    }

    boolean isStep() {
      return step;
    }

    /// {@return the kind in a word}
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String toString() {
    return kind + " " + (kind == Kind.TIME ? Duration.ofNanos(time) : subject);
  }
}

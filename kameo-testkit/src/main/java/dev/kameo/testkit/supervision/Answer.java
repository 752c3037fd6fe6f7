package dev.kameo.testkit.supervision;

import dev.kameo.supervision.ChildRefusedException.Why;

/// What a supervisor has answered to a request. Immutable.
public sealed interface Answer {

  /// Nothing yet.
  record Waits() implements Answer {

    @Override
    public String toString() {
      return "no answer yet";
    }
  }

  /// What was asked for.
  ///
  /// @param value the path of the child that has started or was found, or the name of the reason
  ///   for which it has stopped; empty for a child that was deleted
  record Granted(String value) implements Answer {

    @Override
    public String toString() {
      return value.isEmpty() ? "done" : value;
    }
  }

  /// The request makes no sense to it.
  ///
  /// @param why what it says
  record Refused(Why why) implements Answer {

    @Override
    public String toString() {
      return why.toString();
    }
  }

  /// The child could not start, has ended before it had, or cannot be a child of this supervisor.
  record Failed() implements Answer {

    @Override
    public String toString() {
      return "could not start";
    }
  }
}

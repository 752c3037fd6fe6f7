package dev.kameo.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a run. Immutable.
///
/// @param plan repeats the run
/// @param failure what went wrong, if anything did
/// @param decisions how many decisions there were
/// @param stimuli to whom the test has sent a message, in the order of sending
/// @param drawn what the test has drawn
/// @param trace what happened
record RunResult(
    Plan plan,
    @Nullable Failure failure,
    int decisions,
    List<String> stimuli,
    List<Object> drawn,
    Trace trace) {

  /// {@return the same, which did go wrong}
  RunResult failed(Failure instead) {
    return new RunResult(plan, instead, decisions, stimuli, drawn, trace);
  }

  /// {@return the same, without its trace, which is large}
  RunResult withoutTrace() {
    return new RunResult(plan, failure, decisions, stimuli, drawn, Trace.EMPTY);
  }
}

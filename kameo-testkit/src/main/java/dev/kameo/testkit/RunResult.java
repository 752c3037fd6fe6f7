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
    Trace trace) {}

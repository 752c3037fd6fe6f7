package dev.kameo.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a run. Immutable.
///
/// @param plan repeats the run
/// @param failure what went wrong, if anything did
/// @param decisions how many decisions there were
/// @param trace what happened, one line a step
record RunResult(Plan plan, @Nullable Failure failure, int decisions, List<String> trace) {}

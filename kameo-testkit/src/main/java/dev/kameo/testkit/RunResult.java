package dev.kameo.testkit;

import org.jspecify.annotations.Nullable;

/// What came of a run. Immutable.
///
/// @param plan repeats the run
/// @param failure what went wrong, if anything did
/// @param decisions how many decisions there were
/// @param trace what happened
record RunResult(Plan plan, @Nullable Failure failure, int decisions, Trace trace) {}

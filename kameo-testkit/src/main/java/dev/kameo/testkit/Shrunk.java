package dev.kameo.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A failed run, made as small as it could be. Immutable.
///
/// @param result the small run, which has failed in the same way
/// @param explanation what has to be late for it to fail; `null` if no three things explain it
/// @param leftOut what the test sends and is left out, a line for each receiver
/// @param replays how many runs it took to find it
/// @param verified whether it has failed again, twice, with the same trace
record Shrunk(
    RunResult result,
    @Nullable Explanation explanation,
    List<String> leftOut,
    int replays,
    boolean verified) {}

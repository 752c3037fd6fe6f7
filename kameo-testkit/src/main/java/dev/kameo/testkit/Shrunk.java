package dev.kameo.testkit;

/// A failed run, made as small as it could be. Immutable.
///
/// @param result the small run, which has failed in the same way
/// @param replays how many runs it took to find it
/// @param verified whether it has failed again, twice, with the same trace
record Shrunk(RunResult result, int replays, boolean verified) {}

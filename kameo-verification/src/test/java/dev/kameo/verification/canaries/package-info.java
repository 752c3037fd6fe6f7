/// Small programs with a bug that only some schedules show, each with a repaired twin: what the
/// explorer of the test kit must find, and what it must not take for a bug.
@NullMarked
package dev.kameo.verification.canaries;

import org.jspecify.annotations.NullMarked;

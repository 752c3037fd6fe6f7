/// The floors: the smallest code that does the same jobs, without stops, failures, supervision,
/// names, limits or anything else that makes actors useful. What Kameo costs is what it is slower
/// than these.
@NullMarked
package dev.kameo.benchmarks.floor;

import org.jspecify.annotations.NullMarked;

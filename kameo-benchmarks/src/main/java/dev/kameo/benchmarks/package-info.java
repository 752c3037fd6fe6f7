/// Measures Kameo beside its peers, and beside the smallest code that does the same jobs.
///
/// `mvn -q -Pbench` measures everything: [Bench] starts a JVM, [Fork], for each contender, workload
/// and round, and reports ratios of figures of the same round. [Once] measures one contender in one
/// workload, at once and in its own JVM, for those who work on it.
@NullMarked
package dev.kameo.benchmarks;

import org.jspecify.annotations.NullMarked;

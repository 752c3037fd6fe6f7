/// Kameo as its users have it, on each of its schedulers.
@NullMarked
package dev.kameo.benchmarks.kameo;

import org.jspecify.annotations.NullMarked;

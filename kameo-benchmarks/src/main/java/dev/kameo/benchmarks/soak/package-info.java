/// A soak: one system at full speed for a long time, in which actors are created, told, asked,
/// failed, restarted, killed and stopped. Nothing may be lost, and nothing may be left.
@NullMarked
package dev.kameo.benchmarks.soak;

import org.jspecify.annotations.NullMarked;

/// Jox's actors: plain objects, each with a virtual thread of a scope, and a channel of functions
/// to call with them.
@NullMarked
package dev.kameo.benchmarks.jox;

import org.jspecify.annotations.NullMarked;

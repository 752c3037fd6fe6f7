/// Vert.x's event bus as a way to reach actors: verticles on event loops that take messages at
/// local addresses. It has no part where actors come and go in numbers.
@NullMarked
package dev.kameo.benchmarks.vertx;

import org.jspecify.annotations.NullMarked;

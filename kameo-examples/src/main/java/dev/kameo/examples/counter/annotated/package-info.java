/// The counter again, in plain methods: its messages are generated from them.
@NullMarked
package dev.kameo.examples.counter.annotated;

import org.jspecify.annotations.NullMarked;

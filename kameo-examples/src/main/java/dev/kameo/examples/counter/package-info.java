/// The smallest program: one actor that counts.
@NullMarked
package dev.kameo.examples.counter;

import org.jspecify.annotations.NullMarked;

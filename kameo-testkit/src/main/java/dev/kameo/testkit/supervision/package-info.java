/// Supervision as data: trees of actors, what can happen to them, and a model of what becomes of
/// them.
@NullMarked
package dev.kameo.testkit.supervision;

import org.jspecify.annotations.NullMarked;

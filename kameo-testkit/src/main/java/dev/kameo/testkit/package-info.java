/// Tests of actors, without sleeping, waiting or luck.
///
/// A [TestKit] is an actor system on a simulator. Nothing runs until the test says so, or waits for
/// a reply; then one thing happens after the other, in an order that is the same each time. Time is
/// virtual.
@NullMarked
package dev.kameo.testkit;

import org.jspecify.annotations.NullMarked;

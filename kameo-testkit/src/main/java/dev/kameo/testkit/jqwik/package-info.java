/// Actors in properties of jqwik (1.9): [dev.kameo.testkit.jqwik.Schedule] is a parameter like any
/// other, and so are [trees][dev.kameo.testkit.supervision.ActorTree] and
/// [stories][dev.kameo.testkit.supervision.TreeStory]; [dev.kameo.testkit.jqwik.ActorModel]
/// compares an actor with a plain model.
///
/// Optional: nothing else of the test kit needs jqwik. The kit's own generators, see
/// [dev.kameo.testkit.Gen], need none.
@NullMarked
package dev.kameo.testkit.jqwik;

import org.jspecify.annotations.NullMarked;

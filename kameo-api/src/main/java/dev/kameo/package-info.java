/// Actors, messages, replies and the system they live in.
///
/// An [Actor] is a plain object that only its own handlers touch, one at a time. A [Message] is
/// data that knows its actor and its reply, so `ref.ask(new Inc(42))` is checked by the compiler in
/// both directions. [ActorSystem] is where to start.
///
/// Nothing in this package takes or returns `null`, save where a type is marked
/// [org.jspecify.annotations.Nullable].
@NullMarked
package dev.kameo;

import org.jspecify.annotations.NullMarked;

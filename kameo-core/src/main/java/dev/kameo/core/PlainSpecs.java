package dev.kameo.core;

import dev.kameo.Actor;
import dev.kameo.ActorFactory;
import dev.kameo.ActorSpec;
import java.lang.ref.WeakReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The specs of actors of which nothing is said but what makes them. Who spawns many of a kind
/// mostly does so with one and the same factory, so the last spec is remembered while there are
/// actors that have it, and they share it. For any thread.
final class PlainSpecs {

  /// Written by anyone; what is written at the same time is lost, which costs no more than a spec.
  private volatile Last lastOf = Last.NONE;

  private volatile Last lastWith = Last.NONE;

  /// @param factory what makes the actors
  /// @param spec what says so
  private record Last(WeakReference<Object> factory, WeakReference<ActorSpec<?>> spec) {

    static final Last NONE = new Last(new WeakReference<>(null), new WeakReference<>(null));

    static Last of(Object factory, ActorSpec<?> spec) {
      return new Last(new WeakReference<>(factory), new WeakReference<>(spec));
    }

    /// {@return the spec, if it is there still and for this factory}
    @SuppressWarnings("unchecked") // who makes an A for one makes an A for all
    <A extends Actor> @Nullable ActorSpec<A> specOf(Object wanted) {
      ActorSpec<?> known = spec.get();
      return known != null && factory.refersTo(wanted) ? (ActorSpec<A>) known : null;
    }
  }

  <A extends Actor> ActorSpec<A> of(Supplier<? extends A> factory) {
    ActorSpec<A> known = lastOf.specOf(factory);
    if (known != null) {
      return known;
    }
    ActorSpec<A> made = ActorSpec.of(factory);
    lastOf = Last.of(factory, made);
    return made;
  }

  <A extends Actor> ActorSpec<A> with(ActorFactory<A> factory) {
    ActorSpec<A> known = lastWith.specOf(factory);
    if (known != null) {
      return known;
    }
    ActorSpec<A> made = ActorSpec.with(factory);
    lastWith = Last.of(factory, made);
    return made;
  }
}

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

  private static final Last NONE = new Last(new WeakReference<>(null), new WeakReference<>(null));

  /// Written by anyone; what is written at the same time is lost, which costs no more than a spec.
  private volatile Last last = NONE;

  /// @param factory a [Supplier] or an [ActorFactory]
  /// @param spec what was made of it
  private record Last(WeakReference<Object> factory, WeakReference<ActorSpec<?>> spec) {

    @Nullable ActorSpec<?> specFor(Object other) {
      ActorSpec<?> known = spec.get();
      return known != null && factory.refersTo(other) ? known : null;
    }
  }

  @SuppressWarnings("unchecked") // what this factory makes
  <A extends Actor> ActorSpec<A> of(Supplier<? extends A> factory) {
    ActorSpec<?> known = last.specFor(factory);
    return known != null ? (ActorSpec<A>) known : remember(factory, ActorSpec.of(factory));
  }

  @SuppressWarnings("unchecked") // what this factory makes
  <A extends Actor> ActorSpec<A> with(ActorFactory<A> factory) {
    ActorSpec<?> known = last.specFor(factory);
    return known != null ? (ActorSpec<A>) known : remember(factory, ActorSpec.with(factory));
  }

  private <A extends Actor> ActorSpec<A> remember(Object factory, ActorSpec<A> spec) {
    last = new Last(new WeakReference<>(factory), new WeakReference<>(spec));
    return spec;
  }
}

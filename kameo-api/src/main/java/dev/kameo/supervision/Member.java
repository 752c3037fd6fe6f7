package dev.kameo.supervision;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Outcome;
import org.jspecify.annotations.Nullable;

/// A child of a supervisor across the actors that it was: the last one, and before a restart by
/// hand another. For the supervisor alone.
final class Member<C extends Actor> {

  private final ActorSpec<C> spec;
  private ActorRef<C> ref;

  /// The last one before, that has ever run.
  private @Nullable ActorRef<C> former;

  Member(ActorSpec<C> spec, ActorRef<C> ref) {
    this.spec = spec;
    this.ref = ref;
  }

  ActorSpec<C> spec() {
    return spec;
  }

  ActorRef<C> ref() {
    return ref;
  }

  @Nullable ActorRef<C> former() {
    return former;
  }

  /// {@return whether an actor of it has ever started}
  boolean hasRun() {
    return former != null || hasStarted(ref);
  }

  /// Another actor takes the place of the last one.
  ///
  /// @return the one that does not stand for this child any more, if there is one
  @Nullable ActorRef<C> replace(ActorRef<C> next) {
    ActorRef<C> forgotten = ref;
    if (hasStarted(ref)) {
      forgotten = former;
      former = ref;
    }
    ref = next;
    return forgotten;
  }

  private static boolean hasStarted(ActorRef<?> ref) {
    boolean[] started = {false};
    var start = ref.started();
    if (start.isDone()) {
      start.whenDone(outcome -> started[0] = outcome instanceof Outcome.Success); // at once
    }
    return started[0];
  }
}

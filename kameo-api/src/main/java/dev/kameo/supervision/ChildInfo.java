package dev.kameo.supervision;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;

/// What a [Supervisor] knows of one of its children. Immutable.
///
/// @param name what siblings call it
/// @param ref the child; when it has stopped, the one that it was
/// @param state what it is doing
/// @param spec what it was spawned from
public record ChildInfo(String name, ActorRef<?> ref, ChildState state, ActorSpec<?> spec) {

  /// {@return whether it is itself a [Supervisor]}
  public boolean isSupervisor() {
    return Supervisor.isSupervisor(spec);
  }
}

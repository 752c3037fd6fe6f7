package dev.kameo;

import java.util.Optional;
import java.util.Set;

/// The actors of a system that can be found by name. May be called from any thread.
///
/// An entry goes when its actor has stopped, before [ActorRef#stopped()] completes. One actor may
/// have several names.
public interface Registry {

  /// Registers an actor.
  ///
  /// @return whether it is registered now; false when the name is taken by another actor, or when
  ///   the actor has stopped
  /// @throws IllegalArgumentException if the name is empty, longer than 256 characters, or has
  ///   control characters or a slash in it
  boolean register(String name, ActorRef<?> ref);

  /// Finds an actor and sees it as a `B`.
  ///
  /// @return the actor, or empty when nobody has the name
  /// @throws IllegalArgumentException if the actor of that name is not a `B`
  /// @throws InterruptedException if interrupted while waiting for the actor to start, before which
  ///   nobody can tell its class
  <B> Optional<ActorRef<B>> lookup(String name, Class<B> type) throws InterruptedException;

  /// Forgets a name.
  ///
  /// @return whether somebody had it
  boolean unregister(String name);

  /// {@return the names in use now, sorted}
  Set<String> names();
}

package dev.kameo.testkit;

import dev.kameo.DeadLetter;
import dev.kameo.Panic;
import java.util.HashSet;
import java.util.Set;

/// What may go wrong in a run without being a failure. Immutable.
///
/// @param panics what actors may throw
/// @param deadLetters the classes of messages that may be lost
record Tolerance(Set<Class<?>> panics, Set<Class<?>> deadLetters) {

  static final Tolerance NONE = new Tolerance(Set.of(), Set.of());

  Tolerance {
    panics = Set.copyOf(panics);
    deadLetters = Set.copyOf(deadLetters);
  }

  Tolerance panic(Class<?> thrown) {
    return new Tolerance(with(panics, thrown), deadLetters);
  }

  Tolerance deadLetter(Class<?> message) {
    return new Tolerance(panics, with(deadLetters, message));
  }

  private static Set<Class<?>> with(Set<Class<?>> classes, Class<?> another) {
    Set<Class<?>> more = new HashSet<>(classes);
    more.add(another);
    return more;
  }

  boolean allows(Panic panic) {
    return panics.stream().anyMatch(type -> type.isInstance(panic.cause()));
  }

  boolean allows(DeadLetter letter) {
    return deadLetters.stream().anyMatch(type -> type.isInstance(letter.message()));
  }
}

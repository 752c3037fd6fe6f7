package dev.kameo;

import org.jspecify.annotations.Nullable;

/// How a reply ended: with a value or with an error. Immutable.
///
/// @param <R> the type of the value
public sealed interface Outcome<R> {

  /// Ended with a value.
  ///
  /// @param value the answer; `null` only where `R` is [Void]
  record Success<R>(@Nullable R value) implements Outcome<R> {}

  /// Ended with an error.
  ///
  /// @param error why; a [HandlerException] carries a domain error as its cause
  record Failure<R>(KameoException error) implements Outcome<R> {}
}

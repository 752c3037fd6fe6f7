package dev.kameo.core;

import org.jspecify.annotations.Nullable;

/// Children that are stopped one after another, each after the one before it has ended.
interface StopRound {

  /// {@return the next one; `null` when there are no more}
  @Nullable ActorCell<?> next();

  /// {@return whether this one shall never come back}
  boolean isForGood(ActorCell<?> child);

  /// All have ended.
  void over();
}

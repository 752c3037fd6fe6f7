package dev.kameo.testkit.supervision;

import java.io.Serial;

/// What an actor on a [Stage] panics with. Immutable.
public final class StagedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  StagedException() {
    super("as the story has it");
  }
}

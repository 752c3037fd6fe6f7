package dev.kameo.testkit;

import java.io.Serial;

/// A run cannot be repeated any more, since the program does something else now. The message says
/// at which step it differed first, and what was there instead. Immutable.
public final class ReplayDivergedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  ReplayDivergedException(String divergence) {
    super(
        "The run cannot be replayed, since the program differs from the one that the token was"
            + " taken from. "
            + divergence
            + " Explore again to get a token for the program as it is.");
  }
}

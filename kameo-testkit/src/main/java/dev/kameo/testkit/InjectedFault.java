package dev.kameo.testkit;

import java.io.Serial;

/// What a handler, a start or an `onStop` fails with where a simulation makes it fail, as [Faults]
/// say. No actor ever throws it by itself, so a panic with it is expected.
public final class InjectedFault extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  InjectedFault(String text) {
    super(text, null, false, false);
  }

  /// {@return whether it is this, or this has caused it}
  static boolean isIn(Throwable thrown) {
    for (Throwable it = thrown; it != null; it = it.getCause()) {
      if (it instanceof InjectedFault) {
        return true;
      }
    }
    return false;
  }
}

package dev.kameo.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place in an outbox: everything before it comes before what follows from it.
///
/// @param outbox where
/// @param count how many letters there were by then
record Mark(Outbox outbox, long count) {

  /// {@return whether everything before it is delivered}
  boolean isReached() {
    return outbox.delivered() >= count;
  }

  /// {@return the first that is not reached, or `null`}
  static @Nullable Mark firstMissing(List<Mark> marks) {
    for (Mark mark : marks) {
      if (!mark.isReached()) {
        return mark;
      }
    }
    return null;
  }
}

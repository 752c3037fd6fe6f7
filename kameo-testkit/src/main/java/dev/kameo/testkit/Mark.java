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
    for (int i = 0; i < marks.size(); i++) {
      if (!marks.get(i).isReached()) {
        return marks.get(i);
      }
    }
    return null;
  }

  /// {@return those that are not reached}; the list itself if it is all of them.
  static List<Mark> missing(List<Mark> marks) {
    int missing = 0;
    for (int i = 0; i < marks.size(); i++) {
      if (!marks.get(i).isReached()) {
        missing++;
      }
    }
    if (missing == marks.size()) {
      return marks;
    }
    return missing == 0 ? List.of() : marks.stream().filter(mark -> !mark.isReached()).toList();
  }
}

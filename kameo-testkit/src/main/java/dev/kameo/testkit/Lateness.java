package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.List;

/// What is late in a run that is in the default order otherwise. Immutable.
///
/// @param holds what is held back until all else has happened that can
/// @param timers how many timers fire too before it goes on
record Lateness(List<Hold> holds, int timers) {

  Lateness {
    holds = List.copyOf(holds);
  }

  Choices choices() {
    return new HeldBack(holds, timers);
  }

  Lateness without(Hold hold) {
    List<Hold> others = new ArrayList<>(holds);
    others.remove(hold);
    return new Lateness(others, timers);
  }
}

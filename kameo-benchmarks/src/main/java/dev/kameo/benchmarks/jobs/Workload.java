package dev.kameo.benchmarks.jobs;

import java.time.Duration;
import java.util.List;

/// Something to measure.
public interface Workload {

  /// {@return what it is called, like `counting-1`}
  String name();

  /// {@return one sentence about what happens}
  String description();

  /// {@return in how many rounds it is measured at most; what is steady needs few}
  default int mostRounds() {
    return Integer.MAX_VALUE;
  }

  /// {@return about how long it takes}
  default Duration duration(Effort effort) {
    return effort.warmUp().plus(effort.measure());
  }

  /// Measures a contender, which has done nothing before in this JVM.
  ///
  /// @return the figures; none if the contender has no part in it
  /// @throws MessagesLostException if not every message was handled
  List<Figure> measure(Contender contender, Effort effort) throws Exception;
}

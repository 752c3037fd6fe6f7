package dev.kameo.benchmarks.jobs;

import java.util.List;

/// Something to measure.
public interface Workload {

  /// {@return what it is called, like `counting-1`}
  String name();

  /// {@return one sentence about what happens}
  String description();

  /// Measures a contender, which has done nothing before in this JVM.
  ///
  /// @return the figures; none if the contender has no part in it
  /// @throws MessagesLostException if not every message was handled
  List<Figure> measure(Contender contender, Effort effort) throws Exception;
}

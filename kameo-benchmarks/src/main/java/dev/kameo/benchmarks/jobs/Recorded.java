package dev.kameo.benchmarks.jobs;

import java.util.List;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/// Another workload while the flight recorder runs with its default settings and all events of the
/// contender. Only for those that have events of their own.
///
/// @param plain the workload without the recorder
public record Recorded(Workload plain) implements Workload {

  /// What the names of its figures end with.
  public static final String SUFFIX = "-jfr";

  @Override
  public String name() {
    return plain.name() + SUFFIX;
  }

  @Override
  public String description() {
    return plain.name() + " while the flight recorder runs, with its default settings";
  }

  @Override
  public List<Figure> measure(Contender contender, Effort effort) throws Exception {
    if (!contender.hasEvents()) {
      return List.of();
    }
    try (Recording recording = new Recording(Configuration.getConfiguration("default"))) {
      recording.start();
      List<Figure> figures = plain.measure(contender, effort);
      recording.stop();
      return figures.stream().map(Recorded::renamed).toList();
    }
  }

  private static Figure renamed(Figure figure) {
    return new Figure(figure.name() + SUFFIX, figure.unit(), figure.value());
  }
}

package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Contender;
import dev.kameo.benchmarks.jobs.Effort;
import dev.kameo.benchmarks.jobs.Figure;
import dev.kameo.benchmarks.jobs.Unit;
import dev.kameo.benchmarks.jobs.Workloads;
import java.util.Optional;

/// The program that a fork runs: measures one contender in one workload, and prints a line for each
/// figure.
final class Fork {

  private static final String MARK = "figure";

  private Fork() {}

  /// Measures and prints.
  ///
  /// @param args the contender, the workload, and seconds of measuring
  public static void main(String[] args) throws Exception {
    Effort effort = Effort.seconds(Double.parseDouble(args[2]));
    Contender contender = Entrant.named(args[0]).start().get();
    for (Figure figure : Workloads.named(args[1]).measure(contender, effort)) {
      System.out.println(toLine(figure));
    }
    System.out.flush();
    // It would take a while to stop a million actors, and nobody cares.
    Runtime.getRuntime().halt(0);
  }

  static String toLine(Figure figure) {
    return String.join(
        " ", MARK, figure.name(), figure.unit().name(), Double.toString(figure.value()));
  }

  /// {@return the figure in a line, if there is one}
  static Optional<Figure> fromLine(String line) {
    String[] words = line.split(" ", -1);
    return words.length == 4 && words[0].equals(MARK)
        ? Optional.of(new Figure(words[1], Unit.valueOf(words[2]), Double.parseDouble(words[3])))
        : Optional.empty();
  }
}

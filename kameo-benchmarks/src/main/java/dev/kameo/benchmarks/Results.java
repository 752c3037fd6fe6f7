package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Figure;
import dev.kameo.benchmarks.jobs.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What was measured, and what was not. For one thread.
final class Results {

  private final List<Measurement> measurements = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  void add(Measurement measurement) {
    measurements.add(measurement);
  }

  void add(Failure failure) {
    failures.add(failure);
  }

  List<Failure> failures() {
    return failures;
  }

  /// {@return the names of all figures, in the order they came}
  Set<String> figures() {
    Set<String> names = new LinkedHashSet<>();
    measurements.forEach(measurement -> names.add(measurement.figure().name()));
    return names;
  }

  /// {@return what a figure counts}
  Unit unit(String figure) {
    return measurements.stream()
        .map(Measurement::figure)
        .filter(some -> some.name().equals(figure))
        .map(Figure::unit)
        .findFirst()
        .orElseThrow();
  }

  /// {@return the figure's values by rounds}
  Map<Integer, Double> values(String figure, String contender) {
    Map<Integer, Double> values = new TreeMap<>();
    for (Measurement measurement : measurements) {
      if (measurement.figure().name().equals(figure) && measurement.contender().equals(contender)) {
        values.put(measurement.round(), measurement.figure().value());
      }
    }
    return values;
  }

  /// {@return the spread of a figure, if there is one}
  Optional<Spread> spread(String figure, String contender) {
    return Spread.of(values(figure, contender).values());
  }

  /// {@return the contender's figure over the peer's, each time in one round}
  Optional<Spread> ratio(String figure, String contender, String peer) {
    return ratio(values(figure, contender), values(figure, peer));
  }

  /// {@return one figure of the contender over another, each time in one round}
  Optional<Spread> ratioOfFigures(String figure, String other, String contender) {
    return ratio(values(figure, contender), values(other, contender));
  }

  private static Optional<Spread> ratio(Map<Integer, Double> above, Map<Integer, Double> below) {
    List<Double> ratios = new ArrayList<>();
    above.forEach((round, value) -> {
      Double other = below.get(round);
      if (other != null) {
        ratios.add(value / other);
      }
    });
    return Spread.of(ratios);
  }

  /// {@return the one of these that did best, by the median}
  Optional<String> best(String figure, List<String> contenders) {
    Comparator<String> byMedian =
        Comparator.comparingDouble(contender -> spread(figure, contender).orElseThrow().median());
    return contenders.stream()
        .filter(contender -> spread(figure, contender).isPresent())
        .max(unitIsMore(figure) ? byMedian : byMedian.reversed());
  }

  private boolean unitIsMore(String figure) {
    return figures().contains(figure) && unit(figure).isMoreBetter();
  }

  /// {@return all measurements as comma-separated values, with a header}
  String toCsv() {
    StringBuilder csv = new StringBuilder("round,contender,figure,unit,value\n");
    for (Measurement measurement : measurements) {
      Figure figure = measurement.figure();
      csv.append(
          String.format(
              Locale.ROOT,
              "%d,%s,%s,%s,%.2f%n",
              measurement.round(),
              measurement.contender(),
              figure.name(),
              figure.unit().symbol(),
              figure.value()));
    }
    return csv.toString();
  }
}

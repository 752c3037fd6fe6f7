package dev.kameo.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;

/// A straight line through points, by least squares. For one thread.
final class Trend {

  private record Point(double x, double y) {}

  private final List<Point> points = new ArrayList<>();

  void add(double x, double y) {
    points.add(new Point(x, y));
  }

  /// {@return how much is added to `y` for 1 more of `x`; 0 where there is no line}
  double slope() {
    double meanX = points.stream().mapToDouble(Point::x).average().orElse(0);
    double meanY = points.stream().mapToDouble(Point::y).average().orElse(0);
    double across = 0;
    double square = 0;
    for (Point point : points) {
      across += (point.x - meanX) * (point.y - meanY);
      square += (point.x - meanX) * (point.x - meanX);
    }
    return square == 0 ? 0 : across / square;
  }

  /// {@return all `y`, in their order}
  List<Double> values() {
    return points.stream().map(Point::y).toList();
  }
}

package dev.kameo.testkit;

import java.util.List;
import java.util.regex.Pattern;

/// The text of a livelock: the steps that repeat, or the last ones.
final class LivelockReport {

  private static final Pattern COUNT = Pattern.compile("([#@*])\\d+");
  private static final int LONGEST = 40;
  private static final int SHOWN = 20;

  private LivelockReport() {}

  /// @param limit how many steps were allowed
  /// @param lines the last steps
  static String of(long limit, List<String> lines) {
    List<String> alike = lines.stream().map(line -> COUNT.matcher(line).replaceAll("$1n")).toList();
    int period = period(alike);
    String what =
        period > 0
            ? "These repeat:" + indented(alike.subList(alike.size() - period, alike.size()))
            : "The last ones:"
                + indented(lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()));
    return ("No rest after %,d steps. End what goes round, or drive with advance(…) or step(); a"
            + " larger limit is set with stepLimit(…), of TestKit.builder() or the Explorer. %s")
        .formatted(limit, what);
  }

  /// {@return how many lines at the end repeat the ones before, and those the ones before; 0 if
  /// none}
  private static int period(List<String> lines) {
    int size = lines.size();
    for (int period = 1; period <= LONGEST && 3 * period <= size; period++) {
      List<String> last = lines.subList(size - period, size);
      if (last.equals(lines.subList(size - 2 * period, size - period))
          && last.equals(lines.subList(size - 3 * period, size - 2 * period))) {
        return period;
      }
    }
    return 0;
  }

  private static String indented(List<String> lines) {
    return "\n  " + String.join("\n  ", lines);
  }
}

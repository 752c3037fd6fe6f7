package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Says why an expectation of a probe was not met: what was expected, what came instead, all that
/// has come in order, what waits and what is not answered.
final class ProbeReport {

  private static final int STEPS = 12;

  private final TestKit kit;
  private final String probe;
  private final ProbeMail mail;

  ProbeReport(TestKit kit, String probe, ProbeMail mail) {
    this.kit = kit;
    this.probe = probe;
    this.mail = mail;
  }

  /// {@return the error}
  ///
  /// @param expected what was expected
  /// @param instead what was found instead
  AssertionError failure(String expected, String instead) {
    List<String> lines = new ArrayList<>();
    lines.add("%s expected %s, but %s.".formatted(probe, expected, instead));
    addArrivals(lines);
    addOpen(lines);
    addTrace(lines);
    return new AssertionError(String.join("\n", lines));
  }

  private void addArrivals(List<String> lines) {
    List<Arrival> all = mail.all();
    lines.add(all.isEmpty() ? "Nothing has come to it so far." : "What has come to it, in order:");
    for (int i = 0; i < all.size(); i++) {
      lines.add("  %d. %s  (%s)".formatted(i + 1, all.get(i).what(), all.get(i).more()));
    }
    if (mail.waiting() > 0) {
      lines.add("Not expected yet: " + numbers(mail.queue()));
    }
  }

  private void addOpen(List<String> lines) {
    if (!mail.open().isEmpty()) {
      lines.add("Asked and not answered: " + numbers(mail.open()));
    }
  }

  private String numbers(List<? extends Arrival> some) {
    List<String> numbers = new ArrayList<>();
    for (Arrival arrival : some) {
      numbers.add((mail.all().indexOf(arrival) + 1) + ".");
    }
    return String.join(" ", numbers);
  }

  private void addTrace(List<String> lines) {
    List<String> trace = kit.trace();
    if (!trace.isEmpty()) {
      lines.add(
          "The last of %d things that happened, up to %s:".formatted(trace.size(), kit.now()));
      trace
          .subList(Math.max(0, trace.size() - STEPS), trace.size())
          .forEach(line -> lines.add("  " + Objects.requireNonNull(line)));
    }
  }
}

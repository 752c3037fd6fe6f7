package dev.kameo.testkit;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// What the first runs of a scenario have shown of it: how long it is, who sends how much to whom,
/// and how much follows from each kind of message.
///
/// Changed between rounds of runs only; during a round any thread may read it.
final class Profile {

  /// More runs would not change it much.
  private static final int RUNS = 64;

  private final LongMap<Mean> followers = new LongMap<>();
  private final LongMap<Mean> steps = new LongMap<>();
  private final Map<Long, Map<Long, Mean>> mailboxes = new LinkedHashMap<>();
  private List<Hold> letters = List.of();

  /// Made of the mailboxes, whenever they have changed.
  private List<Quotas> raced = List.of();

  private boolean timers;
  private int runs;
  private int length = 20;

  /// {@return whether no run has been looked at}
  boolean isUnseen() {
    return runs == 0;
  }

  /// {@return whether more runs should be looked at}
  boolean isOpen() {
    return runs < RUNS;
  }

  /// Adds what a run has shown.
  ///
  /// @param decisions how many decisions it had
  void add(Observation observed, int decisions) {
    if (runs == 0) {
      length = decisions;
      letters = List.copyOf(new LinkedHashSet<>(observed.letters()));
    }
    runs++;
    length = Math.max(length, decisions);
    timers |= observed.hasTimers();
    observed.followers((route, size) -> followers.computeIfAbsent(route, Mean::new).add(size));
    observed
        .steps()
        .forEach((sender, count) -> steps.computeIfAbsent(sender, Mean::new).add(count));
    observed
        .mailboxes()
        .forEach((receiver, counts) -> {
          var means = mailboxes.computeIfAbsent(receiver, _ -> new LinkedHashMap<>());
          counts.forEach(
              (sender, count) -> means.computeIfAbsent(sender, _ -> new Mean()).add(count));
        });
    raced =
        mailboxes.entrySet().stream()
            .filter(mailbox -> mailbox.getValue().size() > 1)
            .map(mailbox -> Quotas.of(mailbox.getKey(), mailbox.getValue()))
            .toList();
  }

  /// {@return the most decisions that a run had, or a guess}
  int length() {
    return Math.max(1, length);
  }

  /// {@return whether a timer has fired in a run}
  boolean hasTimers() {
    return timers;
  }

  /// {@return the letters of the first run, in the order in which they were delivered}
  List<Hold> letters() {
    return letters;
  }

  /// {@return how many steps such a letter brings about, itself included: its delivery, its turn,
  /// and all that follows}
  double followers(long route) {
    Mean mean = followers.get(route);
    return mean == null ? 2 : Math.max(1, mean.value());
  }

  /// {@return how many steps such a sender has in a run}
  double steps(long sender) {
    Mean mean = steps.get(sender);
    return mean == null ? 1 : mean.value();
  }

  /// {@return the mailboxes that two or more send to, each with how many letters each of these
  /// sends; to be copied}
  List<Quotas> mailboxes() {
    return raced;
  }

  /// A mean of numbers that come one by one.
  static final class Mean {

    private double sum;
    private int count;

    void add(double number) {
      sum += number;
      count++;
    }

    double value() {
      return sum / count;
    }
  }
}

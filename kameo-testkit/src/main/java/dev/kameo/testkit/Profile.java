package dev.kameo.testkit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the first runs of a scenario have shown of it: how long it is, who sends how much to whom,
/// and how much follows from each kind of message.
///
/// Changed between rounds of runs only; during a round any thread may read it.
final class Profile {

  /// More runs would not change it much.
  private static final int RUNS = 64;

  private final Map<Long, Mean> followers = new HashMap<>();
  private final Map<Long, Mean> steps = new HashMap<>();
  private final Map<Long, Map<Long, Mean>> mailboxes = new LinkedHashMap<>();
  private final Set<Hold> letters = new LinkedHashSet<>();
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
      letters.addAll(observed.letters());
    }
    runs++;
    length = Math.max(length, decisions);
    timers |= observed.hasTimers();
    observed.followers((route, size) -> mean(followers, route).add(size));
    observed.steps().forEach((sender, count) -> mean(steps, sender).add(count));
    observed
        .mailboxes()
        .forEach((receiver, counts) -> {
          var means = mailboxes.computeIfAbsent(receiver, _ -> new LinkedHashMap<>());
          counts.forEach((sender, count) -> mean(means, sender).add(count));
        });
  }

  private static Mean mean(Map<Long, Mean> means, long key) {
    return means.computeIfAbsent(key, _ -> new Mean());
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
    return List.copyOf(letters);
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

  /// {@return the receivers whose mailboxes two or more send to, each with how many letters each of
  /// these sends}
  Map<Long, Map<Long, Mean>> mailboxes() {
    Map<Long, Map<Long, Mean>> raced = new LinkedHashMap<>(mailboxes);
    raced.values().removeIf(senders -> senders.size() < 2);
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

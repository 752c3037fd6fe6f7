package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.List;

/// The default order, then each message held in turn, then each pair, and so on. Where there are
/// timers, each first until nothing else but a timer can happen, and then past some timers too.
final class HoldSweep implements Search {

  /// How many timers fire while a message is held past timers.
  private static final int TIMERS = 3;

  private final Profile profile;
  private final int most;

  /// @param most how many messages are held at once at most
  HoldSweep(Profile profile, int most) {
    this.profile = profile;
    this.most = most;
  }

  @Override
  public Choices choices(int number, long seed) {
    if (number == 0) {
      return Choices.oldestFirst();
    }
    List<Hold> letters = profile.letters();
    int ways = profile.hasTimers() ? 2 : 1;
    int index = (number - 1) / ways;
    int timers = (number - 1) % ways * TIMERS;
    int count = 1;
    while (index >= combinations(letters.size(), count)) {
      index -= combinations(letters.size(), count);
      count++;
    }
    return new HeldBack(combination(letters, count, index), timers);
  }

  @Override
  public int size() {
    if (profile.isUnseen()) {
      return Integer.MAX_VALUE;
    }
    int ways = profile.hasTimers() ? 2 : 1;
    long size = 1;
    for (int count = 1; count <= most; count++) {
      size += (long) ways * combinations(profile.letters().size(), count);
    }
    return (int) Math.min(Integer.MAX_VALUE, size);
  }

  /// {@return n over k}
  private static int combinations(int n, int k) {
    long result = 1;
    for (int i = 0; i < k; i++) {
      result = result * (n - i) / (i + 1);
      if (result > Integer.MAX_VALUE) {
        return Integer.MAX_VALUE;
      }
    }
    return (int) result;
  }

  /// {@return the combination of that number, those of the earlier letters first}
  private static List<Hold> combination(List<Hold> letters, int count, int index) {
    List<Hold> chosen = new ArrayList<>();
    int rest = index;
    for (int k = count; k > 0; k--) {
      int n = k - 1;
      while (combinations(n + 1, k) <= rest) {
        n++;
      }
      chosen.add(letters.get(n));
      rest -= combinations(n, k);
    }
    return chosen;
  }
}

package dev.kameo.testkit;

import java.util.SplittableRandom;

/// The default order, then one strategy after the other in a fixed cycle: what one of them is blind
/// to, another finds.
final class Portfolio implements Search {

  private static final int CYCLE = 16;

  private final Profile profile;
  private final HoldSweep holds;

  Portfolio(Profile profile) {
    this.profile = profile;
    this.holds = new HoldSweep(profile, 2);
  }

  @Override
  public Choices choices(int number, long seed) {
    if (number == 0) {
      return Choices.oldestFirst();
    }
    SplittableRandom random = new SplittableRandom(seed);
    int slot = number % CYCLE;
    int hold = holdsUpTo(number);
    if (isHold(slot) && hold < holds.size()) {
      return holds.choices(hold, seed);
    }
    int length = profile.length();
    return switch (slot) {
      case 2, 10 -> new Pos(random);
      case 6 -> new Pct(3, length, 4 * length + 200, random);
      case 12 -> new RandomWalk(random);
      case 14 -> new Pct(10, length, 4 * length + 200, random);
      default -> new Surw(profile, random);
    };
  }

  private static boolean isHold(int slot) {
    return slot % 4 == 1 || slot == 3 || slot == 11;
  }

  /// {@return how many slots for holds there are up to this run}
  private static int holdsUpTo(int number) {
    int perCycle = 0;
    int within = 0;
    for (int slot = 0; slot < CYCLE; slot++) {
      if (isHold(slot)) {
        perCycle++;
        if (slot <= number % CYCLE) {
          within++;
        }
      }
    }
    return number / CYCLE * perCycle + within;
  }
}

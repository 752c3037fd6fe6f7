package dev.kameo.stress;

import java.util.concurrent.ThreadLocalRandom;

/// Lets a moment pass that is not always as long, so that what threads do meets in all ways.
public final class Dawdle {

  private static final int READS = 100;
  private static final int SPINS = 500;

  private static volatile int clock;

  private Dawdle() {}

  /// For as long as it takes to put an envelope into a lane, at most.
  public static void briefly() {
    for (int left = ThreadLocalRandom.current().nextInt(READS); left > clock; left--) {
      // reads a volatile field, which takes a little while
    }
  }

  /// For as long as it takes to wake a thread, at most; every other time not at all.
  public static void sometimes() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int left = random.nextBoolean() ? random.nextInt(SPINS) : 0; left > 0; left--) {
      Thread.onSpinWait();
    }
  }
}

package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where generators get their numbers from: chance, or what was rolled before. Writes down what it
/// gives. For the thread of one run.
final class Dice {

  private final LongUnaryOperator roll;
  private final List<Long> rolled = new ArrayList<>();

  /// What went otherwise than before, if anything did.
  private @Nullable String divergence;

  private Dice(LongUnaryOperator roll) {
    this.roll = roll;
  }

  /// {@return dice that roll numbers by chance, small ones and the largest more often than others}
  static Dice random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Dice(most -> {
      int way = random.nextInt(16);
      long small = Math.min(most, 4);
      return switch (way) {
        case 0 -> most;
        case 1, 2 -> random.nextLong(small + 1);
        default -> most == Long.MAX_VALUE ? random.nextLong() >>> 1 : random.nextLong(most + 1);
      };
    });
  }

  /// {@return dice that roll these numbers, and then always the simplest: 0}; a number that is too
  /// large where it comes up is the largest that there may be.
  static Dice of(Draws draws) {
    return new Dice(new Replay(draws.list()));
  }

  /// {@return dice that make of each of these numbers one that is small enough, and then always
  /// roll the simplest: 0}
  static Dice folded(List<Long> numbers) {
    LongUnaryOperator all = new Replay(numbers);
    return new Dice(most -> {
      long number = all.applyAsLong(most);
      return most == Long.MAX_VALUE ? number : number % (most + 1);
    });
  }

  /// {@return a number from 0, the simplest, to the largest that there may be}
  long roll(long most) {
    int at = rolled.size();
    long number = roll.applyAsLong(most);
    if (number > most) {
      if (divergence == null) {
        divergence =
            "Number %d of what is drawn must be at most %d, and was %d."
                .formatted(at + 1, most, number);
      }
      number = most;
    }
    rolled.add(number);
    return number;
  }

  /// {@return what has been rolled, without the simplest at the end}
  Draws draws() {
    return Draws.of(rolled);
  }

  /// {@return how the numbers to replay did not fit, or `null`}
  @Nullable String divergence() {
    return divergence;
  }

  /// Numbers that were rolled before.
  private static final class Replay implements LongUnaryOperator {

    private final List<Long> list;
    private int next;

    Replay(List<Long> list) {
      this.list = list;
    }

    @Override
    public long applyAsLong(long most) {
      return next < list.size() ? list.get(next++) : 0;
    }
  }
}

package dev.kameo.testkit;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Faults by chance. What is drawn for a life of an actor, or for a timer or an offer of it,
/// depends on nothing that a schedule changes: so the same faults strike in another order too.
///
/// @param faults what may go wrong, and how often
/// @param seed decides it
record Chance(Faults faults, long seed) implements FaultSource {

  private static final long[] SLOW = {1, 10, 100, 1_000, 10_000};
  private static final long[] LATE = {1, 3, 10};
  private static final long[] EARLY = {2, 10, 100};

  @Override
  public @Nullable Strike at(Occurrence occurrence) {
    boolean each = isOfEach(occurrence.kind());
    long drawn = draw(occurrence, each ? occurrence.nth() : 0);
    double rate = faults.rate(occurrence.kind(), seed);
    if (rate == 0
        || unit(drawn) >= (each ? rate : Math.scalb(rate, 1 - occurrence.life()))
        || !faults.concern(occurrence.path(), occurrence.type())) {
      return null;
    }
    long more = Hash.mix(drawn);
    return each || occurrence.nth() == nth(occurrence, more)
        ? occurrence.strike(time(occurrence, more))
        : null;
  }

  /// {@return whether each occurrence has its own chance, instead of each life}
  private static boolean isOfEach(Fault kind) {
    return kind == Fault.EARLY_TIMER || kind == Fault.LATE_TIMER || kind == Fault.FULL_MAILBOX;
  }

  private long draw(Occurrence occurrence, int nth) {
    long life = Hash.of(occurrence.kind().number(), occurrence.life(), nth);
    return Hash.of(seed, occurrence.actor().hashCode(), life);
  }

  private static double unit(long drawn) {
    return (drawn >>> 11) * 0x1.0p-53;
  }

  /// {@return at which occurrence in a life it strikes}: early ones are likelier, since most lives
  /// have few.
  private static int nth(Occurrence occurrence, long drawn) {
    return switch (occurrence.kind()) {
      case PANIC_BEFORE, PANIC_AFTER ->
          1 + (int) Long.remainderUnsigned(Hash.mix(drawn), 1L << (drawn & 3));
      case KILL -> 1 + Long.numberOfTrailingZeros(drawn);
      // Where the class counts, it is known only behind the factory.
      case START -> occurrence.type() == null ? 1 : 2;
      default -> 1;
    };
  }

  private static long time(Occurrence occurrence, long drawn) {
    long nanos = occurrence.nanos();
    return switch (occurrence.kind()) {
      case SLOW -> TimeUnit.MILLISECONDS.toNanos(pick(SLOW, drawn));
      case LATE_TIMER ->
          nanos > Long.MAX_VALUE / 11 ? Long.MAX_VALUE - nanos : nanos * pick(LATE, drawn);
      case EARLY_TIMER -> nanos - nanos / pick(EARLY, drawn);
      default -> 0;
    };
  }

  private static long pick(long[] some, long drawn) {
    return some[(int) Long.remainderUnsigned(drawn, some.length)];
  }
}

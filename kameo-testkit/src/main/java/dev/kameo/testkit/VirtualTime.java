package dev.kameo.testkit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Time that passes only when it is told to, and what is due at which moment of it.
final class VirtualTime {

  private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");

  private final TreeSet<Due> due = new TreeSet<>(Due.ORDER);
  private volatile long now;
  private long numbers;

  /// {@return nanoseconds since the beginning}. From any thread; the rest is guarded by the
  /// simulation's lock.
  long now() {
    return now;
  }

  /// {@return the moment that comes so much later, or the end of time}
  long in(long nanos) {
    long later = now + Math.max(0, nanos);
    return later < 0 ? Long.MAX_VALUE : later;
  }

  long nextNumber() {
    return ++numbers;
  }

  void add(Due item) {
    due.add(item);
  }

  void remove(Due item) {
    due.remove(item);
  }

  /// {@return all that is due later, in order, as a copy}
  List<Due> all() {
    return List.copyOf(due);
  }

  void clear() {
    due.clear();
  }

  /// {@return the first that is due later, or `null`}
  @Nullable Due first() {
    return due.isEmpty() ? null : due.first();
  }

  /// {@return whether something is due later for which time may pass early}: nothing comes last at
  /// the next moment at which something is due.
  boolean mayPassEarly() {
    Due next = first();
    if (next == null) {
      return false;
    }
    for (Due item : due) {
      if (item.due() > next.due()) {
        return true;
      }
      if (item.isLast()) {
        return false;
      }
    }
    return true;
  }

  /// Moves on to a moment, and lets everything expire that is due by then.
  void moveTo(long moment, Agenda agenda) {
    if (moment > now) {
      now = moment;
      agenda.trace.add(Event.Kind.TIME, this);
    }
    while (!due.isEmpty() && due.first().due() <= now) {
      due.removeFirst().expire(agenda);
    }
  }

  /// Moves on to the next moment at which something is due.
  void moveToNext(Agenda agenda) {
    moveTo(due.first().due(), agenda);
  }

  /// {@return a clock that began in the year 2000}
  Clock clock() {
    return new VirtualClock(this, ZoneOffset.UTC);
  }

  /// Virtual time as a wall clock.
  private static final class VirtualClock extends Clock {

    private final VirtualTime time;
    private final ZoneId zone;

    VirtualClock(VirtualTime time, ZoneId zone) {
      this.time = time;
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new VirtualClock(time, other);
    }

    @Override
    public Instant instant() {
      return START.plusNanos(time.now());
    }
  }
}

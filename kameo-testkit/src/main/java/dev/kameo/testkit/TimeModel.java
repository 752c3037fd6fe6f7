package dev.kameo.testkit;

import dev.kameo.spi.Nanos;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When time passes in a simulation. Immutable. Its name can be [parsed][#parse(String)].
///
/// In all models timers fire in the order in which they are due, and time passes no further than
/// whoever drives the simulation allows.
public final class TimeModel {

  private static final TimeModel IDLE = new TimeModel("idle", false, 0);
  private static final TimeModel RACY = new TimeModel("racy", true, 0);

  private static final String UP_TO = "up to ";
  private static final Pattern DURATIONS = Pattern.compile("durations\\((PT.+)\\)");

  private final String name;
  private final boolean racy;
  private final long max;

  private TimeModel(String name, boolean racy, long max) {
    this.name = name;
    this.racy = racy;
    this.max = max;
  }

  /// {@return the model in which time passes only while nothing else can happen}. So nothing takes
  /// any time, and a timer never comes before a message that was sent earlier.
  public static TimeModel idle() {
    return IDLE;
  }

  /// {@return the model in which the next timer may fire at any step}: time then jumps to the
  /// moment at which it is due. So messages and handlers may take any time; but no patience of the
  /// test itself ends early: that of its waits, and of what it asks.
  public static TimeModel racy() {
    return RACY;
  }

  /// {@return the model in which a handler takes some time}, drawn from the seed. Meanwhile others
  /// run; what the handler does happens at the end of that time.
  ///
  /// @param max the longest time
  /// @throws IllegalArgumentException if it is not positive
  public static TimeModel durations(Duration max) {
    if (!max.isPositive()) {
      throw new IllegalArgumentException(
          "max must be positive: %s. Without durations, use idle().".formatted(max));
    }
    return new TimeModel("durations(%s)".formatted(max), false, Nanos.of(max));
  }

  /// {@return the model of that name}: `idle`, `racy`, or `durations(…)` with the longest time as
  /// [Duration#parse(CharSequence)] reads it, such as `durations(PT0.01S)`.
  ///
  /// @throws IllegalArgumentException if there is none
  public static TimeModel parse(String name) {
    Matcher durations = DURATIONS.matcher(name);
    try {
      if (durations.matches()) {
        return durations(Duration.parse(durations.group(1)));
      }
    } catch (DateTimeException e) {
      throw unknown(name, e);
    }
    return switch (name) {
      case "idle" -> IDLE;
      case "racy" -> RACY;
      default -> throw unknown(name, null);
    };
  }

  private static IllegalArgumentException unknown(String name, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "No time model is named '%s'. There are idle, racy and durations(PT0.01S).".formatted(name),
        cause);
  }

  /// {@return the model of that code}
  ///
  /// @throws IllegalArgumentException if there is none
  static TimeModel decode(String code) {
    return code.startsWith(UP_TO)
        ? durations(Duration.ofNanos(Long.parseLong(code.substring(UP_TO.length()))))
        : parse(code);
  }

  /// {@return what it is, as short as can be}
  String code() {
    return max == 0 ? name : UP_TO + max;
  }

  boolean isRacy() {
    return racy;
  }

  /// {@return the longest time that a handler takes, in nanoseconds}
  long max() {
    return max;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimeModel model && racy == model.racy && max == model.max;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(max) + (racy ? 1 : 0);
  }

  /// {@return its name}
  @Override
  public String toString() {
    return name;
  }
}

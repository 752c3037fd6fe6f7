package dev.kameo.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Makes data for tests, from numbers that a run draws. Immutable; any thread.
///
/// ```java
/// Gen<Deposit> deposits = Gen.ints(1, 100).map(Deposit::new);
/// List<Deposit> some = kit.draw(deposits.list(0, 5));
/// ```
///
/// Each generator knows which of its values is the simplest: the number that is nearest to 0, the
/// first of several, the shortest list. When a scenario fails, its numbers are deleted and made
/// smaller as long as it fails in the same way, so that what is reported is as simple as it can be.
/// That needs no more from a generator than to be made of those here.
public final class Gen<T> {

  private final Function<Dice, ? extends T> maker;

  private Gen(Function<Dice, ? extends T> maker) {
    this.maker = maker;
  }

  T make(Dice dice) {
    return maker.apply(dice);
  }

  /// {@return what it makes of these numbers, in this order, and of zeros after them}: the same
  /// each time, and the simplest of none. Smaller numbers, and fewer, make what is simpler. For
  /// other sources of randomness than a kit's.
  ///
  /// @throws IllegalArgumentException if one is negative
  public T from(List<Long> numbers) {
    numbers.forEach(number -> {
      if (number < 0) {
        throw new IllegalArgumentException("numbers must not be negative: " + number);
      }
    });
    return make(Dice.folded(numbers));
  }

  /// {@return always this value}
  public static <T> Gen<T> constant(T value) {
    return new Gen<>(_ -> value);
  }

  /// {@return the numbers from one to another, both included}
  ///
  /// @throws IllegalArgumentException if there are none
  public static Gen<Integer> ints(int min, int max) {
    return longs(min, max).map(Long::intValue);
  }

  /// {@return the numbers from one to another, both included}
  ///
  /// @throws IllegalArgumentException if there are none, or more than a `long` can count
  public static Gen<Long> longs(long min, long max) {
    Range range = Range.of(min, max);
    return new Gen<>(dice -> range.value(dice.roll(range.last())));
  }

  /// {@return false, the simpler, and true}
  public static Gen<Boolean> booleans() {
    return new Gen<>(dice -> dice.roll(1) == 1);
  }

  /// {@return one of these values; the first is the simplest}
  ///
  /// @throws IllegalArgumentException if there is none
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T> Gen<T> oneOf(T... values) {
    List<T> list = List.of(values);
    requireSome(list, "values");
    return new Gen<>(dice -> list.get((int) dice.roll(list.size() - 1)));
  }

  /// {@return what one of these generators makes; the first is the simplest}
  ///
  /// @throws IllegalArgumentException if there is none
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T> Gen<T> anyOf(Gen<? extends T>... generators) {
    return oneOf(generators).flatMap(Function.identity());
  }

  /// {@return what one of these makes, each as often as its weight says; the first is the simplest}
  ///
  /// @throws IllegalArgumentException if there is none, or all weights are 0
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T> Gen<T> weighted(Weighted<? extends T>... choices) {
    List<Weighted<? extends T>> list = List.of(choices);
    long total = list.stream().mapToLong(Weighted::weight).sum();
    requireSome(total == 0 ? List.of() : list, "choices with a weight above 0");
    return new Gen<>(dice -> Weighted.at(list, dice.roll(total - 1)).make(dice));
  }

  /// {@return texts of lower-case letters and digits}
  ///
  /// @throws IllegalArgumentException if the lengths make no sense
  public static Gen<String> strings(int minLength, int maxLength) {
    return strings("abcdefghijklmnopqrstuvwxyz0123456789", minLength, maxLength);
  }

  /// {@return texts of these characters, the first of which is the simplest}
  ///
  /// @throws IllegalArgumentException if the lengths make no sense, or there is no character
  public static Gen<String> strings(String characters, int minLength, int maxLength) {
    Integer[] points = characters.codePoints().boxed().toArray(Integer[]::new);
    return oneOf(points).list(minLength, maxLength).map(Gen::text);
  }

  private static String text(List<Integer> points) {
    StringBuilder text = new StringBuilder();
    points.forEach(text::appendCodePoint);
    return text.toString();
  }

  /// {@return times from one to another, both included, in whole milliseconds after the first}
  ///
  /// @throws IllegalArgumentException if there are none
  public static Gen<Duration> durations(Duration min, Duration max) {
    long millis = max.minus(min).toMillis();
    if (max.compareTo(min) < 0) {
      throw new IllegalArgumentException(
          "max must not be less than min: %s < %s".formatted(max, min));
    }
    return longs(0, millis).map(min::plusMillis);
  }

  /// {@return what a function makes of several draws, for data with parts}
  ///
  /// ```java
  /// Gen<Transfer> transfers =
  ///     Gen.from(draws -> new Transfer(draws.draw(accounts), draws.draw(accounts), draws.draw(amounts)));
  /// ```
  public static <T> Gen<T> from(Function<Drawing, ? extends T> maker) {
    return new Gen<>(dice -> maker.apply(new DiceDrawing(dice)));
  }

  /// {@return data that may contain data of its own kind, like trees}
  ///
  /// @param leaf the simplest, and all that there is at the deepest place
  /// @param grow makes a generator of larger data from one of smaller
  /// @param depth how deep at most
  /// @throws IllegalArgumentException if the depth is negative
  public static <T> Gen<T> recursive(Gen<T> leaf, UnaryOperator<Gen<T>> grow, int depth) {
    if (depth < 0) {
      throw new IllegalArgumentException("depth must not be negative: " + depth);
    }
    Gen<T> gen = leaf;
    for (int i = 0; i < depth; i++) {
      gen = anyOf(leaf, grow.apply(gen));
    }
    return gen;
  }

  /// {@return this, and how often it shall be chosen among others}
  ///
  /// @throws IllegalArgumentException if the weight is negative
  public Weighted<T> weight(int weight) {
    return new Weighted<>(weight, this);
  }

  /// {@return what a function makes of these}
  public <U> Gen<U> map(Function<? super T, ? extends U> function) {
    return new Gen<>(dice -> function.apply(make(dice)));
  }

  /// {@return what a generator makes that depends on one of these}
  public <U> Gen<U> flatMap(Function<? super T, ? extends Gen<? extends U>> function) {
    return new Gen<>(dice -> function.apply(make(dice)).make(dice));
  }

  /// {@return none, the simpler, or one}
  public Gen<Optional<T>> optional() {
    return new Gen<>(dice -> dice.roll(1) == 0 ? Optional.empty() : Optional.of(make(dice)));
  }

  /// {@return lists of these}; immutable ones.
  ///
  /// @param min how many elements at least
  /// @param max how many at most
  /// @throws IllegalArgumentException if that makes no sense
  public Gen<List<T>> list(int min, int max) {
    if (min < 0 || max < min) {
      throw new IllegalArgumentException(
          "The size of a list must be from 0 and not end before it begins: %d to %d"
              .formatted(min, max));
    }
    return new Gen<>(dice -> list(dice, min, max));
  }

  /// Before each element that need not be there a number says whether it is, so that an element is
  /// deleted with its numbers.
  private List<T> list(Dice dice, int min, int max) {
    List<T> list = new ArrayList<>();
    long spread = Math.max(1, (max - min) / 2);
    while (list.size() < min || (list.size() < max && dice.roll(spread) > 0)) {
      list.add(make(dice));
    }
    return List.copyOf(list);
  }

  private static void requireSome(List<?> list, String what) {
    if (list.isEmpty()) {
      throw new IllegalArgumentException("There are no %s to choose from".formatted(what));
    }
  }

  /// Draws the parts of one piece of data. For the function that makes it, and no longer.
  public interface Drawing {

    /// {@return what the generator made}
    <T> T draw(Gen<T> gen);
  }

  /// Draws with dice.
  private record DiceDrawing(Dice dice) implements Drawing {

    @Override
    public <T> T draw(Gen<T> gen) {
      return gen.make(dice);
    }
  }

  /// A generator among several, and how often it shall be chosen. Immutable.
  ///
  /// @param weight compared with those of the others
  /// @param gen makes the data
  public record Weighted<T>(int weight, Gen<T> gen) {

    /// @throws IllegalArgumentException if the weight is negative
    public Weighted {
      if (weight < 0) {
        throw new IllegalArgumentException("weight must not be negative: " + weight);
      }
    }

    private static <T> Gen<? extends T> at(List<Weighted<? extends T>> list, long number) {
      long left = number;
      for (Weighted<? extends T> choice : list) {
        left -= choice.weight;
        if (left < 0) {
          return choice.gen;
        }
      }
      throw new IllegalStateException("No choice at " + number);
    }
  }
}

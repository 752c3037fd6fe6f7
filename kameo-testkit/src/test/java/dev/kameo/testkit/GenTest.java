package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GenTest {

  /// A tree of numbers.
  sealed interface Tree {

    record Leaf(int value) implements Tree {}

    record Fork(Tree left, Tree right) implements Tree {}

    default int depth() {
      return switch (this) {
        case Leaf _ -> 0;
        case Fork(Tree left, Tree right) -> 1 + Math.max(left.depth(), right.depth());
      };
    }
  }

  private static final Gen<Tree> TREES =
      Gen.recursive(
          Gen.ints(0, 9).map(Tree.Leaf::new),
          smaller -> Gen.from(draws -> new Tree.Fork(draws.draw(smaller), draws.draw(smaller))),
          4);

  private static <T> T simplest(Gen<T> gen) {
    return gen.make(Dice.of(Draws.NONE));
  }

  private static <T> Set<T> many(Gen<T> gen) {
    Set<T> values = new HashSet<>();
    for (long seed = 0; seed < 2_000; seed++) {
      values.add(gen.make(Dice.random(seed)));
    }
    return values;
  }

  @Test
  void afterTheLastNumberComesTheSimplestValue() {
    assertEquals(0, simplest(Gen.ints(-10, 10)));
    assertEquals(3, simplest(Gen.ints(3, 10)));
    assertEquals(-3, simplest(Gen.ints(-10, -3)));
    assertEquals(false, simplest(Gen.booleans()));
    assertEquals("x", simplest(Gen.oneOf("x", "y")));
    assertEquals(List.of(0, 0), simplest(Gen.ints(0, 9).list(2, 5)));
    assertEquals("aaa", simplest(Gen.strings(3, 5)));
    assertEquals(
        Duration.ofMillis(5), simplest(Gen.durations(Duration.ofMillis(5), Duration.ofDays(1))));
    assertEquals(Optional.empty(), simplest(Gen.ints(0, 9).optional()));
    assertEquals(new Tree.Leaf(0), simplest(TREES));
  }

  @Test
  void everyValueIsMade() {
    assertEquals(Set.of(-2, -1, 0, 1, 2, 3), many(Gen.ints(-2, 3)));
    assertEquals(Set.of(true, false), many(Gen.booleans()));
    assertEquals(Set.of("x", "y", "z"), many(Gen.oneOf("x", "y", "z")));
    assertEquals(Set.of(1, 7), many(Gen.anyOf(Gen.constant(1), Gen.constant(7))));
    assertEquals(7, many(Gen.booleans().list(0, 2)).size());
    assertEquals(Set.of("", "a", "b"), many(Gen.strings("ab", 0, 1)));
    assertEquals(Set.of(Optional.empty(), Optional.of(1)), many(Gen.constant(1).optional()));
    assertEquals(5, many(TREES.map(Tree::depth)).size());
    assertEquals(
        Set.of(0, 1, 10, 11),
        many(Gen.booleans().flatMap(b -> b ? Gen.ints(10, 11) : Gen.ints(0, 1))));
  }

  @Test
  void whatHasNoWeightIsNotMade() {
    Gen<String> gen =
        Gen.weighted(
            Gen.constant("often").weight(9),
            Gen.constant("never").weight(0),
            Gen.constant("rarely").weight(1));

    assertEquals(Set.of("often", "rarely"), many(gen));
    assertEquals("often", simplest(gen));
  }

  @Test
  void numbersAreOrderedByTheirDistanceFromTheSimplest() {
    assertEquals(List.of(0L, 1L, -1L, 2L, -2L, 3L, 4L), all(Range.of(-2, 4)));
    assertEquals(List.of(0L, 1L, -1L, -2L, -3L), all(Range.of(-3, 1)));
    assertEquals(List.of(2L, 3L, 4L), all(Range.of(2, 4)));
    assertEquals(List.of(-2L, -3L), all(Range.of(-3, -2)));
  }

  private static List<Long> all(Range range) {
    return LongStream.rangeClosed(0, range.last()).map(range::value).boxed().toList();
  }

  @Test
  void aRangeMayBeAsLargeAsALong() {
    assertTrue(many(Gen.longs(0, Long.MAX_VALUE)).contains(Long.MAX_VALUE));
    assertEquals(-1, simplest(Gen.longs(Long.MIN_VALUE, -1)));
    assertTrue(
        new TreeSet<>(many(Gen.ints(Integer.MIN_VALUE, Integer.MAX_VALUE))).first() < -1_000_000);
  }

  @Test
  void whatIsDrawnIsTheSameForTheSameNumbers() {
    Gen<List<Tree>> gen = TREES.list(0, 5);
    for (long seed = 0; seed < 200; seed++) {
      Dice dice = Dice.random(seed);
      List<Tree> trees = gen.make(dice);

      Dice again = Dice.of(dice.draws());

      assertEquals(trees, gen.make(again));
      assertEquals(dice.draws(), again.draws());
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertEquals("max must not be less than min: 1 < 2", refusal(() -> Gen.ints(2, 1)));
    assertEquals(
        "There are too many numbers from -9223372036854775808 to 0",
        refusal(() -> Gen.longs(Long.MIN_VALUE, 0)));
    assertEquals("There are no values to choose from", refusal(Gen::oneOf));
    assertEquals(
        "There are no choices with a weight above 0 to choose from",
        refusal(() -> Gen.weighted(Gen.constant(1).weight(0))));
    assertEquals(
        "The size of a list must be from 0 and not end before it begins: 3 to 2",
        refusal(() -> Gen.booleans().list(3, 2)));
    assertEquals(
        "max must not be less than min: PT1S < PT2S",
        refusal(() -> Gen.durations(Duration.ofSeconds(2), Duration.ofSeconds(1))));
    assertEquals("weight must not be negative: -1", refusal(() -> Gen.constant(1).weight(-1)));
    assertEquals(
        "depth must not be negative: -1",
        refusal(() -> Gen.recursive(Gen.constant(1), gen -> gen, -1)));
  }

  private static String refusal(Runnable code) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, code::run).getMessage());
  }

  @Test
  void aKitDrawsFromItsSeed() {
    try (TestKit one = TestKit.create(3);
        TestKit two = TestKit.create(3)) {
      Gen<List<Integer>> gen = Gen.ints(0, 1_000).list(5, 10);

      assertEquals(one.draw(gen), two.draw(gen));
    }
  }
}

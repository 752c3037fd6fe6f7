package dev.kameo.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jcstress.infra.runners.TestList;

/// The short form of the stress tests: each sees nothing that must not be, for a moment, and each
/// sees it soon when one of its canaries is in the place of the class.
final class LockFreeTest {

  private static final int MOMENT_MILLIS = 100;
  private static final int GLANCE_MILLIS = 20;
  private static final long BOUND = TimeUnit.SECONDS.toNanos(60);

  private static Stream<String> tests() {
    return new TreeSet<>(TestList.tests()).stream();
  }

  private static Stream<Arguments> canaries() {
    return tests()
        .flatMap(test ->
            brokenOf(test).stream()
                .map(broken -> Arguments.of(test, Named.of(broken.value(), broken))));
  }

  private static List<Broken> brokenOf(String test) {
    try {
      return Arrays.asList(Class.forName(test).getAnnotationsByType(Broken.class));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("tests")
  void nothingIsSeenThatMustNotBe(String test) throws Throwable {
    ShortRun run = new ShortRun(test, LockFreeTest.class.getClassLoader());

    Map<String, Long> seen = run.run(MOMENT_MILLIS);

    assertEquals(List.of(), run.forbidden(seen), () -> "among " + seen);
  }

  @ParameterizedTest
  @MethodSource("tests")
  void eachHasCanaries(String test) {
    assertFalse(brokenOf(test).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("canaries")
  void canariesAreCaught(String test, Broken broken) throws Throwable {
    ShortRun run = new ShortRun(test, BrokenClasses.of(broken));
    long begin = System.nanoTime();
    Map<String, Long> seen = run.run(GLANCE_MILLIS);

    while (run.forbidden(seen).isEmpty()) {
      if (System.nanoTime() - begin > BOUND) {
        fail("nothing is seen that must not be; at last " + seen);
      }
      seen = run.run(GLANCE_MILLIS);
    }
  }
}

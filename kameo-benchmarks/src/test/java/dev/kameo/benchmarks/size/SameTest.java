package dev.kameo.benchmarks.size;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Each of the five actors does the same, in whichever way it is written.
@ParameterizedClass
@MethodSource("ways")
@Timeout(120)
final class SameTest {

  @Parameter Supplier<Way> kind;

  private Way way;

  static List<Supplier<Way>> ways() {
    return List.of(ByHand::new, Annotated::new, Pekko::new);
  }

  @BeforeEach
  void open() {
    way = kind.get();
  }

  @AfterEach
  void close() {
    way.close();
  }

  private static <T> T get(CompletionStage<T> answer) {
    return answer.toCompletableFuture().join();
  }

  @Test
  void theCounterCounts() {
    Way.Counting counter = way.counter();

    assertEquals(40, get(counter.inc(40)));
    assertEquals(42, get(counter.inc(2)));
    assertEquals(42, get(counter.count()));
  }

  @Test
  void theAccountGivesNoMoreThanThereIs() {
    Way.Banking account = way.account();

    assertEquals(50, get(account.deposit(50)));
    assertEquals(20, get(account.withdraw(30)));
    var refused = assertThrows(CompletionException.class, () -> get(account.withdraw(30)));
    assertEquals("10 cents are missing", root(refused).getMessage());
    assertEquals(NoMoneyException.class, root(refused).getClass());
    assertEquals(20, get(account.balance()));
  }

  private static Throwable root(Throwable error) {
    return error.getCause() == null ? error : root(error.getCause());
  }

  @Test
  void theCacheKeepsValuesForTheirTime() {
    Way.Caching cache = way.cache(Duration.ofDays(1));

    get(cache.put("a", "1"));
    get(cache.put("a", "2"));

    assertEquals(Optional.of("2"), get(cache.get("a")));
    assertEquals(Optional.empty(), get(cache.get("b")));
  }

  @Test
  void theCacheKeepsValuesNoLonger() {
    Way.Caching cache = way.cache(Duration.ofMillis(1));

    get(cache.put("a", "1"));
    while (get(cache.get("a")).isPresent()) {
      Thread.onSpinWait();
    }

    assertEquals(Optional.empty(), get(cache.get("a")));
  }

  @Test
  void allWorkersOfThePoolWorkAfterTheyHaveCrashed() {
    Way.Dividing pool = way.pool(2);

    assertEquals(42, get(pool.divide(84, 2)));
    for (int i = 0; i < 4; i++) {
      pool.crash();
    }

    for (int i = 1; i <= 4; i++) {
      assertEquals(i, get(pool.divide(i, 1)));
    }
  }

  @Test
  void theBuyerFindsTheLowestPriceOfTheShopsThatHaveIt() {
    Way.Buying buyer =
        way.buyer(
            List.of(
                Map.of("pen", 30L), Map.of("pen", 20L, "ink", 5L), Map.of(), Map.of("pen", 25L)));

    assertEquals(20, get(buyer.best("pen")));
    assertEquals(5, get(buyer.best("ink")));
    assertEquals(Long.MAX_VALUE, get(buyer.best("ship")));
  }
}

package dev.kameo.benchmarks.size;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// One way to write the five actors, as a test sees it: each answer comes later.
interface Way extends AutoCloseable {

  Counting counter();

  Banking account();

  Caching cache(Duration lifetime);

  Dividing pool(int size);

  /// {@return who asks these shops, each of which has prices}
  Buying buyer(List<Map<String, Long>> shops);

  @Override
  void close();

  /// Counts.
  interface Counting {
    CompletionStage<Long> inc(int amount);

    CompletionStage<Long> count();
  }

  /// Keeps money.
  interface Banking {
    CompletionStage<Long> deposit(long cents);

    CompletionStage<Long> withdraw(long cents);

    CompletionStage<Long> balance();
  }

  /// Keeps values.
  interface Caching {
    CompletionStage<?> put(String key, String value);

    CompletionStage<Optional<String>> get(String key);
  }

  /// Divides.
  interface Dividing {
    CompletionStage<Integer> divide(int dividend, int divisor);

    /// Makes a worker crash.
    void crash();
  }

  /// Finds the lowest price.
  interface Buying {
    CompletionStage<Long> best(String item);
  }
}

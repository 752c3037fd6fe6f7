package dev.kameo;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A value that is there already: one small object, no lock. The value is `null` only for [Void].
record ReadyReply<R>(@Nullable R value) implements Reply<R> {

  static final Reply<Void> DONE = new ReadyReply<>(null);

  @Override
  @SuppressWarnings("NullAway") // null is the one value of Void
  public R await() {
    return value;
  }

  @Override
  public R await(Duration timeout) {
    return await();
  }

  @Override
  public Reply<R> orTimeout(Duration timeout) {
    return this;
  }

  @Override
  public <T> Reply<T> map(Function<? super R, ? extends T> function) {
    try {
      return new ReadyReply<T>(function.apply(await()));
    } catch (Throwable e) {
      return Reply.failed(e);
    }
  }

  @Override
  public <T> Reply<T> flatMap(Function<? super R, ? extends Reply<T>> function) {
    try {
      return Objects.requireNonNull(function.apply(await()), "the function returned no reply");
    } catch (Throwable e) {
      return Reply.failed(e);
    }
  }

  @Override
  public Reply<R> recover(Function<? super KameoException, ? extends R> function) {
    return this;
  }

  @Override
  public Reply<R> whenDone(Consumer<? super Outcome<R>> function) {
    tell(function, new Outcome.Success<>(value));
    return this;
  }

  static <R> void tell(Consumer<? super Outcome<R>> function, Outcome<R> outcome) {
    try {
      function.accept(outcome);
    } catch (Throwable e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  @Override
  public CompletableFuture<R> toCompletableFuture() {
    return CompletableFuture.completedFuture(await());
  }

  @Override
  public boolean isDone() {
    return true;
  }

  /// {@return that it is ready; never the value}
  @Override
  public String toString() {
    return "Reply[ready]";
  }
}

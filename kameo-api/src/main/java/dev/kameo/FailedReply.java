package dev.kameo;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;

/// An error that is there already.
record FailedReply<R>(KameoException error) implements Reply<R> {

  /// {@return the error itself if it is one of the SDK's, else a domain error that carries it}
  static KameoException asKameo(Throwable error) {
    if (error instanceof KameoException known) {
      return known;
    }
    if (error instanceof CompletionException wrapper && wrapper.getCause() != null) {
      return asKameo(wrapper.getCause());
    }
    return new HandlerException(error);
  }

  @Override
  public R await() {
    error.fillInStackTrace(); // of the thread that awaits
    throw error;
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
    return new FailedReply<>(error);
  }

  @Override
  public <T> Reply<T> flatMap(Function<? super R, ? extends Reply<T>> function) {
    return new FailedReply<>(error);
  }

  @Override
  public Reply<R> recover(Function<? super KameoException, ? extends R> function) {
    try {
      return new ReadyReply<R>(function.apply(error));
    } catch (Throwable e) {
      return Reply.failed(e);
    }
  }

  @Override
  public Reply<R> whenDone(Consumer<? super Outcome<R>> function) {
    ReadyReply.tell(function, new Outcome.Failure<>(error));
    return this;
  }

  @Override
  public CompletableFuture<R> toCompletableFuture() {
    return CompletableFuture.failedFuture(error);
  }

  @Override
  public boolean isDone() {
    return true;
  }

  /// {@return that it failed, and with what}
  @Override
  public String toString() {
    return "Reply[failed: " + error + "]";
  }
}

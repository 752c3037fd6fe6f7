package dev.kameo;

import dev.kameo.spi.PendingReply;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/// An answer: what a handler returns, and what an ask returns. It may be there already or come
/// later, and it is a value or an error. May be used from any thread; not meant to be implemented
/// by users.
///
/// Errors are always [KameoException]s: a domain error `e` given to [#failed(Throwable)] is a
/// [HandlerException] with the cause `e`. Functions given to a reply run on the thread that
/// completes it, or at once where it is complete: they must not block and not touch an actor's
/// state; see [Context#pipe(Reply, Context.Continuation)] for that.
///
/// @param <R> the type of the value; [Void] for no value
public sealed interface Reply<R> permits ReadyReply, FailedReply, PendingReply {

  /// {@return a value; see [#done()] for none}
  static <R> Reply<R> of(R value) {
    return new ReadyReply<>(
        Objects.requireNonNull(value, "value is null: return Reply.done() where there is none"));
  }

  /// {@return done, without a value}
  static Reply<Void> done() {
    return ReadyReply.DONE;
  }

  /// {@return an error; unless it is a [KameoException] itself, it becomes the cause of a
  /// [HandlerException]}
  static <R> Reply<R> failed(Throwable error) {
    return new FailedReply<>(FailedReply.asKameo(error));
  }

  /// {@return what the stage will complete with}
  static <R> Reply<R> from(CompletionStage<? extends R> stage) {
    PendingReply<R> reply = new PendingReply<>();
    stage.whenComplete((value, error) -> {
      if (error == null) {
        reply.complete(value);
      } else {
        reply.fail(FailedReply.asKameo(error));
      }
    });
    return reply;
  }

  /// {@return an answer that somebody will give later}
  static <R> ReplyPromise<R> promise() {
    return new ReplyPromise<>();
  }

  /// Waits for the value. Inside an actor the scheduler keeps the others running meanwhile; where
  /// waiting would close a cycle of actors that wait for each other, it fails at once.
  ///
  /// @throws KameoException the error, if it ended with one
  /// @throws AskDeadlockException if waiting would never end
  /// @throws InterruptedException if interrupted, or the waiting actor is killed
  R await() throws InterruptedException;

  /// Waits for the value at most that long.
  ///
  /// @throws KameoException the error, if it ended with one
  /// @throws ReplyTimeoutException if it took longer; the reply itself is unharmed
  /// @throws AskDeadlockException if waiting would never end
  /// @throws InterruptedException if interrupted, or the waiting actor is killed
  R await(Duration timeout) throws InterruptedException;

  /// {@return the same, or a failure with [ReplyTimeoutException] when it takes longer than that
  /// from now}
  Reply<R> orTimeout(Duration timeout);

  /// {@return the value after the function; the function's own failure is a [HandlerException]}
  <T> Reply<T> map(Function<? super R, ? extends T> function);

  /// {@return the answer that the function goes on with; the function's own failure is a
  /// [HandlerException]}
  <T> Reply<T> flatMap(Function<? super R, ? extends Reply<T>> function);

  /// {@return the value, or what the function makes of the error; the function's own failure is a
  /// [HandlerException]}
  Reply<R> recover(Function<? super KameoException, ? extends R> function);

  /// Calls the function when it is complete. What the function throws goes to the uncaught
  /// exception handler of the thread.
  ///
  /// @return this
  Reply<R> whenDone(Consumer<? super Outcome<R>> function);

  /// {@return a future that completes as this does; completing the future does not change the
  /// reply} Waiting for it, or for a future that was made from it by its methods, is like waiting
  /// for the reply, save that circles of waits are not found.
  CompletableFuture<R> toCompletableFuture();

  /// {@return whether it is complete}
  boolean isDone();
}

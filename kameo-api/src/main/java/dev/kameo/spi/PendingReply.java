package dev.kameo.spi;

import dev.kameo.HandlerException;
import dev.kameo.KameoException;
import dev.kameo.Outcome;
import dev.kameo.Reply;
import dev.kameo.ReplyTimeoutException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A reply that is completed later, once, by any thread. The core makes its own for asks; users get
/// theirs from [Reply#promise()].
///
/// Each knows what it depends on: a mapped reply on its source, an ask that was passed on on the
/// next one. So the core can follow who waits for whom.
///
/// # Who wakes whom
///
/// Most replies have one waiter, so there is a place for one thread, and nothing is made for a
/// wait. A waiter first takes that place, by a swap, and then looks whether the reply is complete;
/// who completes it first does so and then looks who waits. Both are in one total order, so one of
/// the two sees the other. Who finds the place taken hangs on the future instead, like any other
/// action; to take it all the same would leave the first one asleep. A wake-up that comes too late
/// is one too many for what its thread waits for next, which every wait must bear.
///
/// @param <R> the type of the value
public non-sealed class PendingReply<R> implements Reply<R>, Blocker {

  private static final VarHandle WAITER;

  static {
    try {
      WAITER = MethodHandles.lookup().findVarHandle(PendingReply.class, "waiter", Thread.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final CompletableFuture<R> future = new CompletableFuture<>();

  /// Where waiting for this reply takes place when the thread belongs to no actor.
  private final Waiting home;

  /// What this reply waits for. Written before it is handed out, or when a question is passed on.
  private volatile @Nullable Reply<?> source;

  /// The first of the threads that wait now. Set by it before it looks whether this is complete,
  /// and read by who has completed it; cleared by it when it waits no more.
  private volatile @Nullable Thread waiter;

  /// The only object that can complete this reply, if there is one; weakly held, since its loss is
  /// a fact to report.
  private volatile @Nullable WeakReference<Object> holder;

  /// What a thread runs that finds this reply complete; `null` for nothing. Written before the
  /// completion, read after it.
  private @Nullable Runnable trail;

  /// Makes one that belongs to the actor that runs on this thread, or to nobody.
  public PendingReply() {
    this(currentOrPlain());
  }

  /// Makes one that is waited for in this way by threads that belong to no actor.
  public PendingReply(Waiting home) {
    this.home = home;
  }

  /// Completes it with a value.
  ///
  /// @param value the value; `null` only for [Void]
  /// @return whether this was the first completion
  public final boolean complete(@Nullable R value) {
    leaveTrail();
    boolean isFirst = future.complete(value);
    wakeWaiter();
    return isFirst;
  }

  /// Completes it with an error.
  ///
  /// @return whether this was the first completion
  public final boolean fail(KameoException error) {
    leaveTrail();
    boolean isFirst = future.completeExceptionally(error);
    wakeWaiter();
    return isFirst;
  }

  private void wakeWaiter() {
    Thread waits = waiter;
    if (waits != null) {
      LockSupport.unpark(waits);
    }
  }

  @SuppressWarnings("ReferenceEquality") // the one that is for nobody
  private void leaveTrail() {
    Waiting at = home == Waiting.plain() ? Waiting.current() : home;
    if (at != null && !future.isDone()) {
      trail = at.trail();
    }
  }

  /// {@return whether it is complete; if so, this thread has learnt of it}
  private boolean isSeenDone() {
    if (!future.isDone()) {
      return false;
    }
    Runnable left = trail;
    if (left != null) {
      left.run();
    }
    return true;
  }

  /// Completes it as another one ended.
  ///
  /// @return whether this was the first completion
  public final boolean settle(Outcome<? extends R> outcome) {
    return switch (outcome) {
      case Outcome.Success<? extends R>(var value) -> complete(value);
      case Outcome.Failure<? extends R>(KameoException error) -> fail(error);
    };
  }

  /// Completes it when and as another one ends.
  public final void follow(Reply<? extends R> other) {
    if (!other.isDone()) {
      source = other;
    }
    other.whenDone(this::settle);
  }

  /// {@return what this reply waits for, or `null` if that is not known}
  public final @Nullable Reply<?> source() {
    return source;
  }

  /// Says which object alone can complete this reply, so that its loss can be found.
  public final void heldBy(Object only) {
    holder = new WeakReference<>(only);
  }

  /// {@return the object that alone can complete this reply; `null` if there is none, or it is
  /// lost}
  public final @Nullable Object holder() {
    WeakReference<Object> held = holder;
    return held == null ? null : held.get();
  }

  /// {@return whether there was an object that alone could complete this reply, and it is lost}
  public final boolean isLost() {
    WeakReference<Object> held = holder;
    return held != null && held.refersTo(null);
  }

  @Override
  public final boolean isDone() {
    return isSeenDone();
  }

  @Override
  public final boolean isReleased() {
    return future.isDone();
  }

  @Override
  public final @Nullable Throwable failure() {
    return future.isCompletedExceptionally() ? future.exceptionNow() : null;
  }

  @Override
  public final R await() throws InterruptedException {
    block(Long.MAX_VALUE);
    return result();
  }

  @Override
  public final R await(Duration timeout) throws InterruptedException {
    if (!block(Nanos.of(timeout))) {
      throw timeout(timeout);
    }
    return result();
  }

  private boolean block(long nanos) throws InterruptedException {
    if (isSeenDone()) {
      return true;
    }
    Thread thread = Thread.currentThread();
    if (!WAITER.compareAndSet(this, null, thread)) {
      onEnd(_ -> LockSupport.unpark(thread));
      return waiting().await(this, nanos);
    }
    try {
      return waiting().await(this, nanos);
    } finally {
      waiter = null;
    }
  }

  private R result() {
    try {
      return future.join();
    } catch (CompletionException e) {
      KameoException error = (KameoException) Objects.requireNonNull(e.getCause());
      // The text and the cause tell what happened in the actor; the trace tells who had asked.
      error.fillInStackTrace();
      throw error;
    }
  }

  /// {@return the error of a wait that took too long; overridden to say more}
  protected KameoException timeout(Duration timeout) {
    return new ReplyTimeoutException(
        "No reply within %s. Wait longer, or find out who should have answered."
            .formatted(timeout));
  }

  @Override
  public final Reply<R> orTimeout(Duration timeout) {
    PendingReply<R> next = dependent();
    TimedTask end = TimedTask.of("timeout", () -> next.fail(timeout(timeout)));
    var timer = waiting().schedule(Nanos.of(timeout), end);
    onEnd(outcome -> {
      timer.cancel();
      next.settle(outcome);
    });
    return next;
  }

  @Override
  public final <T> Reply<T> map(Function<? super R, ? extends T> function) {
    PendingReply<T> next = dependent();
    onEnd(outcome -> {
      switch (outcome) {
        case Outcome.Success<R> _ -> next.completeWith(() -> function.apply(future.join()));
        case Outcome.Failure<R>(KameoException error) -> next.fail(error);
      }
    });
    return next;
  }

  @Override
  public final <T> Reply<T> flatMap(Function<? super R, ? extends Reply<T>> function) {
    PendingReply<T> next = dependent();
    onEnd(outcome -> {
      switch (outcome) {
        case Outcome.Success<R> _ -> next.followResult(() -> function.apply(future.join()));
        case Outcome.Failure<R>(KameoException error) -> next.fail(error);
      }
    });
    return next;
  }

  @Override
  public final Reply<R> recover(Function<? super KameoException, ? extends R> function) {
    PendingReply<R> next = dependent();
    onEnd(outcome -> {
      switch (outcome) {
        case Outcome.Success<R>(var value) -> next.complete(value);
        case Outcome.Failure<R>(KameoException error) ->
            next.completeWith(() -> function.apply(error));
      }
    });
    return next;
  }

  private <T> PendingReply<T> dependent() {
    PendingReply<T> next = new PendingReply<>(home);
    next.source = this;
    return next;
  }

  private void completeWith(Supplier<? extends R> value) {
    try {
      complete(value.get());
    } catch (Throwable e) {
      failWith(e);
    }
  }

  private void followResult(Supplier<? extends Reply<? extends R>> result) {
    try {
      follow(result.get());
    } catch (Throwable e) {
      failWith(e);
    }
  }

  private void failWith(Throwable thrown) {
    fail(thrown instanceof KameoException known ? known : new HandlerException(thrown));
  }

  @Override
  public final Reply<R> whenDone(Consumer<? super Outcome<R>> function) {
    onEnd(outcome -> {
      try {
        function.accept(outcome);
      } catch (Throwable e) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      }
    });
    return this;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what follows from the action has its own reply
  private void onEnd(Consumer<Outcome<R>> action) {
    var _ = isSeenDone();
    future.whenComplete((value, error) ->
        action.accept(
            error == null
                ? new Outcome.Success<>(value)
                : new Outcome.Failure<>((KameoException) error)));
  }

  @Override
  public final CompletableFuture<R> toCompletableFuture() {
    CompletableFuture<R> copy = new ReplyFuture<>(home);
    onEnd(outcome -> {
      switch (outcome) {
        case Outcome.Success<R> _ -> copy.complete(future.join());
        case Outcome.Failure<R>(KameoException error) -> copy.completeExceptionally(error);
      }
    });
    return copy;
  }

  private Waiting waiting() {
    Waiting current = Waiting.current();
    return current == null ? home : current;
  }

  private static Waiting currentOrPlain() {
    Waiting current = Waiting.current();
    return current == null ? Waiting.plain() : current;
  }

  /// {@return what it is, in words: what it was made of, if it depends on another one; never the
  /// value}
  @Override
  public String toString() {
    return source instanceof PendingReply<?> other ? other.toString() : "a promised answer";
  }
}

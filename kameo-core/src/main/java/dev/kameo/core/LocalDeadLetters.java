package dev.kameo.core;

import dev.kameo.Cancellable;
import dev.kameo.DeadLetter;
import dev.kameo.DeadLetters;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.spi.Scheduler;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// Counts the dead letters of a system, shows them to listeners, and logs some of them.
final class LocalDeadLetters implements DeadLetters {

  private static final int LOGGED_PER_SECOND = 10;
  private static final long SECOND = 1_000_000_000L;

  private final Scheduler scheduler;
  private final LongAdder count = new LongAdder();
  private final CopyOnWriteArrayList<Subscription> subscriptions = new CopyOnWriteArrayList<>();

  private long windowBegan;
  private int inWindow;
  private long notLogged;

  LocalDeadLetters(Scheduler scheduler) {
    this.scheduler = scheduler;
    this.windowBegan = scheduler.nanoTime();
  }

  void add(ActorCell<?> recipient, Message<?, ?> message, DeadLetter.Cause cause) {
    add(new DeadLetter(recipient.id(), recipient.name(), message, cause));
  }

  /// The message has been handled, which was this panic.
  void addPoison(ActorCell<?> recipient, Message<?, ?> message, Panic panic) {
    add(DeadLetter.poison(recipient.id(), recipient.name(), message, panic));
  }

  private void add(DeadLetter letter) {
    count.increment();
    DeadLetterEvent.record(letter);
    log(letter);
    for (Subscription subscription : subscriptions) {
      subscription.show(letter);
    }
  }

  private synchronized void log(DeadLetter letter) {
    long now = scheduler.nanoTime();
    if (now - windowBegan >= SECOND) {
      logRest();
      windowBegan = now;
      inWindow = 0;
    }
    if (inWindow < LOGGED_PER_SECOND) {
      inWindow++;
      Log.DEAD_LETTERS.warn("Dead letter: {}", letter);
    } else {
      notLogged++;
    }
  }

  private void logRest() {
    if (notLogged > 0) {
      Log.DEAD_LETTERS.warn("{} more dead letters, not logged one by one", notLogged);
      notLogged = 0;
    }
  }

  @Override
  public long count() {
    return count.sum();
  }

  @Override
  public Cancellable subscribe(Consumer<? super DeadLetter> listener) {
    Subscription subscription = new Subscription(listener);
    subscriptions.add(subscription);
    return subscription;
  }

  /// The system is closed.
  synchronized void close() {
    logRest();
  }

  private final class Subscription implements Cancellable {

    private final Consumer<? super DeadLetter> listener;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    Subscription(Consumer<? super DeadLetter> listener) {
      this.listener = listener;
    }

    void show(DeadLetter letter) {
      try {
        listener.accept(letter);
      } catch (Throwable e) {
        Log.DEAD_LETTERS.error("A listener for dead letters failed", e);
      }
    }

    @Override
    public boolean cancel() {
      subscriptions.remove(this);
      return cancelled.compareAndSet(false, true);
    }

    @Override
    public boolean isCancelled() {
      return cancelled.get();
    }
  }
}

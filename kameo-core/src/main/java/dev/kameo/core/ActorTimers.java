package dev.kameo.core;

import dev.kameo.Actor;
import dev.kameo.Cancellable;
import dev.kameo.Message;
import dev.kameo.Timers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The timers of one life of an actor.
final class ActorTimers<A extends Actor> implements Timers<A> {

  private final Incarnation<A> life;
  private final Map<String, ActorTimer<A>> named = new HashMap<>();

  /// All that will tick, the unnamed too. A timer takes itself out, on whatever thread it ends.
  private final Set<ActorTimer<A>> active = ConcurrentHashMap.newKeySet();

  ActorTimers(Incarnation<A> life) {
    this.life = life;
  }

  @Override
  public void once(String name, Duration delay, Message<? super A, ?> message) {
    life.check("timers");
    startNamed(name, delay, Duration.ZERO, message);
  }

  @Override
  public void periodic(String name, Duration period, Message<? super A, ?> message) {
    life.check("timers");
    requirePositive(period);
    startNamed(name, period, period, message);
  }

  private void startNamed(
      String name, Duration delay, Duration period, Message<? super A, ?> message) {
    ActorTimer<A> timer = start(name, delay, period, message);
    ActorTimer<A> old = named.put(name, timer);
    if (old != null) {
      old.cancel();
    }
  }

  /// @throws IllegalArgumentException if the delay is negative
  ActorTimer<A> start(String name, Duration delay, Duration period, Message<? super A, ?> message) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay must not be negative: " + delay);
    }
    ActorTimer<A> timer = new ActorTimer<>(life, active, name, period, message);
    active.add(timer);
    timer.arm(delay);
    return timer;
  }

  static void requirePositive(Duration period) {
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException("period must be positive: " + period);
    }
  }

  @Override
  public boolean cancel(String name) {
    life.check("timers");
    ActorTimer<A> timer = named.remove(name);
    return timer != null && timer.cancel();
  }

  @Override
  public void cancelAll() {
    life.check("timers");
    end();
  }

  /// The life is over, or about to be.
  void end() {
    named.clear();
    List.copyOf(active).forEach(Cancellable::cancel);
  }

  @Override
  public boolean isActive(String name) {
    life.check("timers");
    for (Iterator<ActorTimer<A>> all = named.values().iterator(); all.hasNext(); ) {
      if (!all.next().isActive()) {
        all.remove();
      }
    }
    return named.containsKey(name);
  }
}

package dev.kameo.core;

import dev.kameo.Actor;
import dev.kameo.Message;
import dev.kameo.StopReason;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one life of an actor has taken on: children to look after, timers, and others to watch.
/// Each kind is made when the first comes, for most lives have none of most. For the run of the
/// lane, save where it says otherwise.
final class Duties<A extends Actor> {

  private final Incarnation<A> life;

  /// Written by the run, read by anyone.
  private volatile @Nullable Supervision supervision;

  private @Nullable ActorTimers<A> timers;
  private @Nullable Map<ActorCell<?>, Function<? super StopReason, ? extends Message<? super A, ?>>>
      watched;

  Duties(Incarnation<A> life) {
    this.life = life;
  }

  Supervision supervision() {
    Supervision made = supervision;
    if (made == null) {
      made = new Supervision(life.cell());
      supervision = made;
    }
    return made;
  }

  /// {@return how the life looks after its children, if it ever had to}. For any thread.
  @Nullable Supervision knownSupervision() {
    return supervision;
  }

  ActorTimers<A> timers() {
    if (timers == null) {
      timers = new ActorTimers<>(life);
    }
    return timers;
  }

  void cancelTimers() {
    if (timers != null) {
      timers.end();
    }
  }

  void watch(
      ActorCell<?> target, Function<? super StopReason, ? extends Message<? super A, ?>> notice) {
    if (watched == null) {
      watched = new HashMap<>();
    }
    boolean isNew = watched.put(target, notice) == null;
    if (isNew) {
      StopReason ended = target.ties().relations().watch(life);
      if (ended != null) {
        life.cell().lane().append(new WatchNotice(life, target, ended));
      }
    }
  }

  /// {@return whether it was watched}
  boolean unwatch(ActorCell<?> target) {
    if (watched == null || watched.remove(target) == null) {
      return false;
    }
    target.ties().relations().unwatch(life);
    return true;
  }

  /// The turn of a notice has come.
  void watchedEnded(ActorCell<?> target, StopReason reason) {
    var notice = watched == null ? null : watched.remove(target);
    if (notice == null) {
      return;
    }
    ActorCell<A> cell = life.cell();
    Message<? super A, ?> message;
    try {
      message = Objects.requireNonNull(notice.apply(reason));
    } catch (Throwable thrown) {
      Hooks.panicked(cell, thrown, "watch");
      return;
    }
    cell.notices().accepted(cell, message);
    new UserEnvelope(message).run(cell);
  }

  /// The life is over.
  void end() {
    cancelTimers();
    if (watched != null) {
      watched.keySet().forEach(target -> target.ties().relations().unwatch(life));
      watched = null;
    }
  }
}

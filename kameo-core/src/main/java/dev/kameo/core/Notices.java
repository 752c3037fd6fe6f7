package dev.kameo.core;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.DeadLetter;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.spi.Instrumentation;
import dev.kameo.spi.PendingReply;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/// Tells the flight recorder, and the instrumentation of the system, what happens to its actors. Of
/// single messages only the latter is told. For any thread.
final class Notices {

  private final List<Instrumentation> listeners;
  private final boolean silent;

  Notices(List<Instrumentation> listeners) {
    this.listeners = listeners;
    this.silent = listeners.isEmpty();
  }

  /// {@return what is to be spawned as a child of that number}
  ActorSpec<?> spawning(ActorCell<?> parent, ActorSpec<?> spec, long number) {
    return silent ? spec : spawning(parent.pathOf(ActorCell.ownName(spec, number)), spec);
  }

  private ActorSpec<?> spawning(String path, ActorSpec<?> spec) {
    ActorSpec<?> changed = spec;
    for (Instrumentation listener : listeners) {
      try {
        ActorSpec<?> other =
            Objects.requireNonNull(
                listener.spawning(path, changed), "spawning returned null. Return a spec.");
        changed = other.name().equals(spec.name()) ? other : other.name(spec.name());
      } catch (Throwable thrown) {
        log(listener, thrown);
      }
    }
    return changed;
  }

  void spawned(ActorCell<?> cell) {
    SpawnEvent.record(cell);
    tell(cell, Instrumentation::spawned);
  }

  void started(ActorCell<?> cell) {
    tell(cell, Instrumentation::started);
  }

  void panicked(ActorCell<?> cell, Panic panic) {
    PanicEvent.record(cell, panic);
    tell(cell, (listener, actor) -> listener.panicked(actor, panic));
  }

  void restarted(ActorCell<?> cell, StopReason reason, long delay) {
    RestartEvent.record(cell, reason, delay);
    tell(cell, (listener, actor) -> listener.restarted(actor, reason));
  }

  void stopped(ActorCell<?> cell, StopReason reason) {
    StopEvent.record(cell, reason);
    tell(cell, (listener, actor) -> listener.stopped(actor, reason));
  }

  void accepted(ActorCell<?> cell, Message<?, ?> message) {
    if (!silent) {
      tell(cell, (listener, actor) -> listener.accepted(actor, message));
    }
  }

  void refused(ActorCell<?> cell, Message<?, ?> message, DeadLetter.Cause why) {
    if (!silent) {
      tell(cell, (listener, actor) -> listener.refused(actor, message, why));
    }
  }

  void handling(ActorCell<?> cell, Message<?, ?> message) {
    if (!silent) {
      tell(cell, (listener, actor) -> listener.handling(actor, message));
    }
  }

  void dropped(ActorCell<?> cell, Message<?, ?> message) {
    if (!silent) {
      tell(cell, (listener, actor) -> listener.dropped(actor, message));
    }
  }

  /// Tells of an answer that is wanted and still to come.
  void piping(ActorCell<?> cell, Reply<?> reply) {
    if (!silent && reply instanceof PendingReply<?> answer && !answer.isReleased()) {
      AskReply<?> asked = AskReply.behind(answer);
      if (asked != null) {
        tell(cell, (listener, actor) -> listener.piping(actor, asked.question(), answer));
      }
    }
  }

  private void tell(ActorCell<?> cell, BiConsumer<Instrumentation, ActorRef<?>> notice) {
    if (silent || cell.isGuardian()) {
      return;
    }
    ActorRef<?> actor = new LocalActorRef<>(cell);
    for (Instrumentation listener : listeners) {
      try {
        notice.accept(listener, actor);
      } catch (Throwable thrown) {
        log(listener, thrown);
      }
    }
  }

  private static void log(Instrumentation listener, Throwable thrown) {
    Log.SYSTEM.error("Instrumentation {} failed", listener.getClass().getName(), thrown);
  }
}

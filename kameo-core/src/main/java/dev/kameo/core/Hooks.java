package dev.kameo.core;

import dev.kameo.Actor;
import dev.kameo.ActorId;
import dev.kameo.Directive;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.StopReason;
import java.util.List;
import java.util.Objects;

/// Calls the hooks of actors, and does what they decide. For the run of the lane, with the actor to
/// itself.
final class Hooks {

  private interface Hook {
    void run() throws Exception;
  }

  private Hooks() {}

  static void panicked(ActorCell<?> cell, Throwable cause, String during) {
    Thread.interrupted();
    if (cell.isKilled()) {
      return;
    }
    Panic panic = new Panic(cause, during);
    Log.ACTORS.error("Actor {} panicked in {}", cell, during, cause);
    cell.notices().panicked(cell, panic);
    Directive directive;
    try {
      directive =
          Objects.requireNonNull(
              actor(cell).onPanic(panic), "onPanic returned null. Return a directive.");
    } catch (Throwable thrown) {
      if (!thrown.equals(cause)) {
        thrown.addSuppressed(cause);
      }
      Log.ACTORS.error("Actor {} failed in onPanic", cell, thrown);
      panic = new Panic(thrown, "onPanic");
      directive = Directive.stop();
    }
    follow(cell, directive, new StopReason.Panicked(panic));
  }

  static void linkDied(ActorCell<?> cell, ActorCell<?> peer, StopReason why) {
    if (!cell.ties().relations().unlink(peer)) {
      return;
    }
    ActorId id = peer.id();
    Directive directive;
    try {
      directive =
          Objects.requireNonNull(
              actor(cell).onLinkDied(id, why), "onLinkDied returned null. Return a directive.");
    } catch (Throwable thrown) {
      panicked(cell, thrown, "onLinkDied");
      return;
    }
    follow(cell, directive, new StopReason.LinkDied(id, why));
  }

  /// @param natural the reason that fits what happened
  private static void follow(ActorCell<?> cell, Directive directive, StopReason natural) {
    switch (directive) {
      case Directive.Resume _ -> {}
      case Directive.Stop _ -> Ending.begin(cell, natural);
      case Directive.StopWith(StopReason other) -> Ending.begin(cell, other);
    }
  }

  static void onUndelivered(ActorCell<?> cell, StopReason reason, List<Message<?, ?>> messages) {
    attempt(cell, "onUndelivered", () -> actor(cell).onUndelivered(reason, messages));
  }

  static void onStop(ActorCell<?> cell, StopReason reason) {
    attempt(cell, "onStop", () -> actor(cell).onStop(reason));
  }

  private static void attempt(ActorCell<?> cell, String name, Hook hook) {
    try {
      hook.run();
    } catch (Throwable thrown) {
      Log.ACTORS.error("Actor {} failed in {}", cell, name, thrown);
      cell.notices().panicked(cell, new Panic(thrown, name));
    }
    Thread.interrupted();
  }

  private static Actor actor(ActorCell<?> cell) {
    return cell.incarnation().actor();
  }
}

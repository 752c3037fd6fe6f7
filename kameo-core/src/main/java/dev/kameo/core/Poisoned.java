package dev.kameo.core;

import dev.kameo.Panic;
import dev.kameo.supervision.Poison;

/// Does with a message whose handling is a panic what the spec of the actor says. For the run of
/// the lane.
final class Poisoned {

  private Poisoned() {}

  static void found(ActorCell<?> cell, UserEnvelope envelope, Throwable failure) {
    Thread.interrupted();
    if (cell.isKilled()) {
      return;
    }
    Panic panic = new Panic(failure, envelope.label());
    switch (cell.spec().poison()) {
      case Poison.Drop _ -> {}
      case Poison.ToDeadLetters _ -> bury(cell, envelope, panic);
      case Poison.ToHandler(Poison.Handler handler) -> hand(cell, envelope, panic, handler);
    }
  }

  private static void hand(
      ActorCell<?> cell, UserEnvelope envelope, Panic panic, Poison.Handler handler) {
    try {
      handler.handle(envelope.message(), panic);
    } catch (Throwable thrown) {
      Log.ACTORS.error("The poison handler of actor {} failed at {}", cell, panic, thrown);
      bury(cell, envelope, panic);
    }
    Thread.interrupted();
  }

  private static void bury(ActorCell<?> cell, UserEnvelope envelope, Panic panic) {
    if (!envelope.isAsked()) {
      cell.system().deadLetters().addPoison(cell, envelope.message(), panic);
    }
  }
}

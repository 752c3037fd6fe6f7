package dev.kameo.core;

import dev.kameo.HandlerException;
import dev.kameo.spi.PendingReply;

/// Finds answers that nobody can give any more: the promise behind them is lost.
final class LostPromise {

  private LostPromise() {}

  static void watch(ActorCell<?> cell, AskReply<?> reply) {
    PendingReply<?> leaf = WaitCycle.leaf(reply);
    Object holder = leaf.holder();
    if (holder == null && leaf.isLost()) {
      // Lost before anybody could look: told of like any other loss.
      holder = new Object();
    }
    if (holder != null) {
      String text =
          "The promise to answer %s was lost: nobody can complete it any more. Keep it until it is completed."
              .formatted(reply.label());
      String actor = cell.toString();
      cell.scheduler()
          .whenUnreachable(
              holder,
              () -> {
                if (leaf.fail(new HandlerException(new IllegalStateException(text)))) {
                  Log.ACTORS.error("Actor {}: {}", actor, text);
                }
              });
    }
  }
}

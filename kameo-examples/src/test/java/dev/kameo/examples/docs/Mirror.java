package dev.kameo.examples.docs;

import dev.kameo.Actor;
import dev.kameo.ActorId;
import dev.kameo.Context;
import dev.kameo.Directive;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.StopReason;

/// Shows what it has heard last, and goes on with that when whom it is linked with has ended.
final class Mirror implements Actor {
  private boolean isStale;

  @Override
  public Directive onLinkDied(ActorId id, StopReason reason) {
    isStale = true;
    return Directive.resume();
  }

  record IsStale() implements Query<Mirror, Boolean> {
    @Override
    public Reply<Boolean> handle(Mirror mirror, Context<Mirror> ctx) {
      return Reply.of(mirror.isStale);
    }
  }
}

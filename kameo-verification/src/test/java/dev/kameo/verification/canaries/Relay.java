package dev.kameo.verification.canaries;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.testkit.TestKit;
import java.util.ArrayList;
import java.util.List;

/// Passes a message on, so that it takes a longer way.
final class Relay implements Actor {

  record Pass<A>(ActorRef<A> to, Message<? super A, ?> message, List<ActorRef<Relay>> via)
      implements Message<Relay, Void> {
    @Override
    public Reply<Void> handle(Relay relay, Context<Relay> ctx) {
      if (via.isEmpty()) {
        to.tell(message);
      } else {
        via.getFirst().tell(new Pass<>(to, message, via.subList(1, via.size())));
      }
      return Reply.done();
    }
  }

  /// Sends a message over so many relays of its own.
  ///
  /// @param hops at least 1
  static <A> void send(TestKit kit, int hops, ActorRef<A> to, Message<? super A, ?> message) {
    List<ActorRef<Relay>> way = new ArrayList<>();
    for (int i = 0; i < hops; i++) {
      way.add(kit.spawn(Relay::new));
    }
    way.getFirst().tell(new Pass<>(to, message, way.subList(1, hops)));
  }
}

package dev.kameo.examples.docs;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import java.util.LinkedHashSet;
import java.util.Set;

/// Knows which guests are there: whoever ends has left.
final class Room implements Actor {
  private final Set<ActorRef<?>> guests = new LinkedHashSet<>();

  record Enter(ActorRef<?> guest) implements Message<Room, Void> {
    @Override
    public Reply<Void> handle(Room room, Context<Room> ctx) {
      room.guests.add(guest);
      ctx.watch(guest, reason -> new Ended(guest, reason));
      return Reply.done();
    }
  }

  record Leave(ActorRef<?> guest) implements Message<Room, Void> {
    @Override
    public Reply<Void> handle(Room room, Context<Room> ctx) {
      ctx.unwatch(guest);
      room.guests.remove(guest);
      return Reply.done();
    }
  }

  private record Ended(ActorRef<?> guest, StopReason reason) implements Message<Room, Void> {
    @Override
    public Reply<Void> handle(Room room, Context<Room> ctx) {
      room.guests.remove(guest);
      return Reply.done();
    }
  }

  record Guests() implements Query<Room, Integer> {
    @Override
    public Reply<Integer> handle(Room room, Context<Room> ctx) {
      return Reply.of(room.guests.size());
    }
  }
}

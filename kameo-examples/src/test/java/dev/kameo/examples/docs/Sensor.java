package dev.kameo.examples.docs;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;

/// Reads a number from a wire, and crashes when there is none on it.
final class Sensor implements Actor {

  record Read(String wire) implements Message<Sensor, Integer> {
    @Override
    public Reply<Integer> handle(Sensor sensor, Context<Sensor> ctx) {
      return Reply.of(Integer.parseInt(wire));
    }
  }
}

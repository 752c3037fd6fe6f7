package dev.kameo.examples.docs;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.Query;
import dev.kameo.Reply;
import java.util.ArrayList;
import java.util.List;

/// Keeps messages that have made others panic.
final class Ward implements Actor {
  private final List<String> patients = new ArrayList<>();

  record Take(Message<?, ?> message, Panic panic) implements Message<Ward, Void> {
    @Override
    public Reply<Void> handle(Ward ward, Context<Ward> ctx) {
      ward.patients.add(panic.toString());
      return Reply.done();
    }
  }

  record Patients() implements Query<Ward, List<String>> {
    @Override
    public Reply<List<String>> handle(Ward ward, Context<Ward> ctx) {
      return Reply.of(List.copyOf(ward.patients));
    }
  }
}

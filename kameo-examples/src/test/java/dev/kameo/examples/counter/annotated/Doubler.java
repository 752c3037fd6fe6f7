package dev.kameo.examples.counter.annotated;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.OnMessage;
import dev.kameo.Reply;

/// Makes a count twice as much, if nobody else counts between its question and its answer.
final class Doubler implements Actor {

  /// {@return the new count}
  @OnMessage
  Reply<Long> makeDouble(ActorRef<Counter> ref) {
    CounterMessages counter = CounterMessages.of(ref);
    return counter.count().flatMap(count -> counter.inc(Math.toIntExact(count)));
  }
}

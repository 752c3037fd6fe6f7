package dev.kameo.verification;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.Context;
import dev.kameo.DeadLetter;
import dev.kameo.Message;
import dev.kameo.Reply;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// An actor system under test, on one of the schedulers, and what fell out of it.
final class World implements AutoCloseable {

  private final ActorSystem system;
  private final ActorRef<Relay> relay;
  private final List<DeadLetter> deadLetters = new CopyOnWriteArrayList<>();

  private World(ActorSystem system) {
    this.system = system;
    this.relay = system.spawn(Relay::new);
    system.deadLetters().subscribe(deadLetters::add);
  }

  static World on(String scheduler) {
    return new World(ActorSystem.builder().name("world").scheduler(scheduler).create());
  }

  ActorSystem system() {
    return system;
  }

  List<DeadLetter> deadLetters() {
    return deadLetters;
  }

  /// Waits for any reply, also one that belongs to no system, while this system runs.
  <R> R await(Reply<R> reply) throws InterruptedException {
    return relay.ask(new Relay.Wait<>(reply)).await();
  }

  @Override
  public void close() {
    system.close();
  }

  /// Answers with whatever it is given to wait for.
  private static final class Relay implements Actor {

    record Wait<R>(Reply<R> reply) implements Message<Relay, R> {
      @Override
      public Reply<R> handle(Relay relay, Context<Relay> ctx) {
        return reply;
      }
    }
  }
}

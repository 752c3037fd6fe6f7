package dev.kameo.verification;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.Context;
import dev.kameo.DeadLetter;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.spi.Instrumentation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/// An actor system under test, on one of the schedulers, and what fell out of it.
final class World implements AutoCloseable {

  private final ActorSystem system;
  private final ActorRef<Relay> relay;
  private final List<DeadLetter> deadLetters = new CopyOnWriteArrayList<>();

  private World(ActorSystem system) {
    this.system = system;
    this.relay = system.spawn(Relay::new);
    system.deadLetters().subscribe(deadLetters::add);
    relay.started().toCompletableFuture().join(); // so that its start is in no test's way
  }

  /// Creates one with more than one thread, whatever the machine: some tests block one for good.
  static World on(String scheduler, Instrumentation... instrumentation) {
    ActorSystem.Builder builder =
        SchedulerNames.builder(scheduler).name("world").setting("forkjoin.parallelism", "4");
    List.of(instrumentation).forEach(builder::instrument);
    return new World(builder.create());
  }

  ActorSystem system() {
    return system;
  }

  List<DeadLetter> deadLetters() {
    return deadLetters;
  }

  /// {@return the messages of the dead letters so far, in order}
  List<Message<?, ?>> deadMessages() {
    List<Message<?, ?>> messages = new ArrayList<>();
    for (DeadLetter letter : deadLetters) {
      messages.add(letter.message());
    }
    return messages;
  }

  /// Waits for any reply, also one that belongs to no system, while this system runs.
  <R> R await(Reply<R> reply) throws InterruptedException {
    return relay.ask(new Relay.Wait<>(reply)).await();
  }

  /// Waits until something is so, while this system runs; not for what only time brings, since the
  /// system is never idle meanwhile.
  void awaitUntil(BooleanSupplier condition) throws InterruptedException {
    ReplyPromise<Void> met = Reply.promise();
    relay.tell(new Relay.Until(condition, met));
    await(met.reply());
  }

  /// Lets time pass; in the simulation, not before everything has happened that can.
  void elapse(Duration time) throws InterruptedException {
    ReplyPromise<Void> over = Reply.promise();
    relay.tellAfter(time, new Relay.Until(() -> true, over));
    await(over.reply());
  }

  /// Does something after a while, whoever waits for what.
  void after(Duration time, Runnable deed) {
    relay.tellAfter(
        time,
        new Relay.Until(
            () -> {
              deed.run();
              return true;
            },
            Reply.promise()));
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

    record Until(BooleanSupplier condition, ReplyPromise<Void> met)
        implements Message<Relay, Void> {
      @Override
      public Reply<Void> handle(Relay relay, Context<Relay> ctx) {
        if (condition.getAsBoolean()) {
          met.complete(null);
        } else {
          ctx.self().tell(this);
        }
        return Reply.done();
      }
    }
  }
}

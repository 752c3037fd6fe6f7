package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// Three philosophers, three forks. The bug: each takes the left fork first, and when all have done
/// so nobody can go on.
final class Philosophers implements Scenario {

  private final boolean repaired;

  Philosophers(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    List<ActorRef<Fork>> forks = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      forks.add(kit.spawn(ActorSpec.of(Fork::new).name("fork-" + i)));
    }
    List<ActorRef<Philosopher>> philosophers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ActorRef<Philosopher> philosopher =
          kit.spawn(ActorSpec.of(Philosopher::new).name("philosopher-" + i));
      boolean leftHanded = repaired && i == 0;
      ActorRef<Fork> left = forks.get(i);
      ActorRef<Fork> right = forks.get((i + 1) % 3);
      Relay.send(
          kit,
          1 + 5 * i,
          philosopher,
          leftHanded ? new Philosopher.Dine(right, left) : new Philosopher.Dine(left, right));
      philosophers.add(philosopher);
    }
    kit.runUntilIdle();

    for (ActorRef<Philosopher> philosopher : philosophers) {
      assertEquals(1, philosopher.ask(new Philosopher.Meals()).await());
    }
  }

  static final class Fork implements Actor {

    private final Queue<ReplyPromise<Boolean>> waiting = new ArrayDeque<>();
    private boolean taken;

    record Take() implements Message<Fork, Boolean> {
      @Override
      public Reply<Boolean> handle(Fork fork, Context<Fork> ctx) {
        if (!fork.taken) {
          fork.taken = true;
          return Reply.of(true);
        }
        ReplyPromise<Boolean> promise = Reply.promise();
        fork.waiting.add(promise);
        return promise.reply();
      }
    }

    record PutDown() implements Message<Fork, Void> {
      @Override
      public Reply<Void> handle(Fork fork, Context<Fork> ctx) {
        ReplyPromise<Boolean> next = fork.waiting.poll();
        if (next == null) {
          fork.taken = false;
        } else {
          next.complete(true);
        }
        return Reply.done();
      }
    }
  }

  static final class Philosopher implements Actor {

    private int meals;

    record Dine(ActorRef<Fork> first, ActorRef<Fork> second) implements Message<Philosopher, Void> {
      @Override
      public Reply<Void> handle(Philosopher philosopher, Context<Philosopher> ctx)
          throws InterruptedException {
        first.ask(new Fork.Take()).await();
        second.ask(new Fork.Take()).await();
        philosopher.meals++;
        first.tell(new Fork.PutDown());
        second.tell(new Fork.PutDown());
        return Reply.done();
      }
    }

    record Meals() implements Message<Philosopher, Integer> {
      @Override
      public Reply<Integer> handle(Philosopher philosopher, Context<Philosopher> ctx) {
        return Reply.of(philosopher.meals);
      }
    }
  }
}

package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;

/// Workers that hand tasks to each other, and a coordinator that wants to know when all is done.
/// The bug: it is taken to be done when all workers are idle, but a task may be on its way between
/// them.
final class EarlyEnd implements Scenario {

  private final boolean repaired;

  EarlyEnd(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Coordinator> coordinator =
        kit.spawn(ActorSpec.of(() -> new Coordinator(repaired)).name("coordinator"));
    ActorRef<Worker> ada = kit.spawn(ActorSpec.of(() -> new Worker(coordinator)).name("ada"));
    ActorRef<Worker> bob = kit.spawn(ActorSpec.of(() -> new Worker(coordinator)).name("bob"));

    ada.tell(new Worker.Task(3, bob));
    kit.runUntilIdle();

    assertEquals(4, coordinator.ask(new Coordinator.FinishedAtTheEnd()).await());
  }

  static final class Coordinator implements Actor {

    private final boolean countsTasks;
    private int busy;
    private int open = 1;
    private int finished;
    private int finishedAtTheEnd;

    Coordinator(boolean countsTasks) {
      this.countsTasks = countsTasks;
    }

    record HandedOver() implements Message<Coordinator, Void> {
      @Override
      public Reply<Void> handle(Coordinator coordinator, Context<Coordinator> ctx) {
        coordinator.open++;
        return Reply.done();
      }
    }

    record Begun() implements Message<Coordinator, Void> {
      @Override
      public Reply<Void> handle(Coordinator coordinator, Context<Coordinator> ctx) {
        coordinator.busy++;
        return Reply.done();
      }
    }

    record Ended() implements Message<Coordinator, Void> {
      @Override
      public Reply<Void> handle(Coordinator coordinator, Context<Coordinator> ctx) {
        coordinator.busy--;
        coordinator.open--;
        coordinator.finished++;
        int left = coordinator.countsTasks ? coordinator.open : coordinator.busy;
        if (left == 0 && coordinator.finishedAtTheEnd == 0) {
          coordinator.finishedAtTheEnd = coordinator.finished;
        }
        return Reply.done();
      }
    }

    record FinishedAtTheEnd() implements Query<Coordinator, Integer> {
      @Override
      public Reply<Integer> handle(Coordinator coordinator, Context<Coordinator> ctx) {
        return Reply.of(coordinator.finishedAtTheEnd);
      }
    }
  }

  static final class Worker implements Actor {

    private final ActorRef<Coordinator> coordinator;

    Worker(ActorRef<Coordinator> coordinator) {
      this.coordinator = coordinator;
    }

    record Task(int more, ActorRef<Worker> other) implements Message<Worker, Void> {
      @Override
      public Reply<Void> handle(Worker worker, Context<Worker> ctx) throws InterruptedException {
        worker.coordinator.tell(new Coordinator.Begun());
        if (more > 0) {
          worker.coordinator.ask(new Coordinator.HandedOver()).await();
          other.tell(new Task(more - 1, ctx.self()));
        }
        ctx.self().tell(new CleanUp(3));
        return Reply.done();
      }
    }

    record CleanUp(int left) implements Message<Worker, Void> {
      @Override
      public Reply<Void> handle(Worker worker, Context<Worker> ctx) {
        if (left > 0) {
          ctx.self().tell(new CleanUp(left - 1));
        } else {
          worker.coordinator.tell(new Coordinator.Ended());
        }
        return Reply.done();
      }
    }
  }
}

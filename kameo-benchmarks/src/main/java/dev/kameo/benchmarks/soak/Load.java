package dev.kameo.benchmarks.soak;

import dev.kameo.ActorRef;
import dev.kameo.ActorSnapshot;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.Delivery;
import dev.kameo.MailboxSpec;
import dev.kameo.Message;
import dev.kameo.supervision.RestartPolicy;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/// What several threads do to a system at the same time, at random.
final class Load {

  private static final int WORKERS = 48;
  private static final long MOST_OPEN = 20_000;
  private static final long NAP_NANOS = 50_000;
  private static final int SENDS_BETWEEN_LOOKS = 64;
  private static final Duration SHORT = Duration.ofNanos(10_000);

  private final ActorSystem system;
  private final Ledger ledger;
  private final ActorRef<Boss> boss;
  private final AtomicReferenceArray<ActorRef<Worker>> workers =
      new AtomicReferenceArray<>(WORKERS);

  Load(ActorSystem system, Ledger ledger) throws InterruptedException {
    this.system = system;
    this.ledger = ledger;
    this.boss = system.spawn(() -> new Boss(workers));
    for (int place = 0; place < WORKERS; place++) {
      boss.ask(new Boss.Hire(place, spec(place))).await();
    }
    system
        .deadLetters()
        .subscribe(letter -> {
          if (!(letter.message() instanceof Worker.Count)
              && !(letter.message() instanceof Worker.Look)) {
            ledger.dead.increment();
          }
        });
  }

  /// Workers of all sorts: each restart policy, and mailboxes with and without a limit.
  private ActorSpec<Worker> spec(int place) {
    RestartPolicy[] policies = RestartPolicy.values();
    ActorSpec<Worker> spec =
        ActorSpec.of(() -> new Worker(ledger)).restart(policies[place % policies.length]);
    return place % 2 == 0 ? spec : spec.mailbox(MailboxSpec.bounded(1 + place));
  }

  /// Sends, and ends actors, until it is time; and never more than can be handled.
  void produce(long seed, long deadline) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    while (System.nanoTime() - deadline < 0) {
      for (int i = 0; i < SENDS_BETWEEN_LOOKS; i++) {
        act(random.nextInt(WORKERS), random.nextInt(1_000));
      }
      while (ledger.open() > MOST_OPEN) {
        LockSupport.parkNanos(NAP_NANOS);
      }
    }
  }

  /// @param dice out of a thousand
  private void act(int place, int dice) throws InterruptedException {
    ActorRef<Worker> worker = workers.get(place);
    if (dice < 600) {
      tell(worker, new Worker.Work());
    } else if (dice < 750) {
      ask(worker, dice % 2 == 0);
    } else if (dice < 800) {
      note(worker.tryTell(new Worker.Work()));
    } else if (dice < 820) {
      note(worker.tell(new Worker.Work(), SHORT));
    } else if (dice < 930) {
      employForADay();
    } else if (dice < 950) {
      tell(worker, new Worker.Breed());
    } else if (dice < 990) {
      tell(worker, new Worker.Fail(dice % 2 == 0));
    } else {
      end(worker, place, dice % 3);
    }
  }

  private void tell(ActorRef<Worker> worker, Message<Worker, Void> message) {
    ledger.told.increment();
    worker.tell(message);
  }

  private void note(Delivery delivery) {
    ledger.told.increment();
    if (delivery != Delivery.DELIVERED) {
      ledger.refused.increment();
    }
  }

  private void ask(ActorRef<Worker> worker, boolean beside) {
    ledger.asked.increment();
    worker
        .ask(beside ? new Worker.Look() : new Worker.Count())
        .whenDone(_ -> ledger.answered.increment());
  }

  /// A worker that comes, works and goes.
  private void employForADay() {
    ActorRef<Worker> worker = system.spawn(() -> new Worker(ledger));
    tell(worker, new Worker.Work());
    ask(worker, false);
    worker.stopGracefully();
    tell(worker, new Worker.Work());
  }

  /// Ends a worker in one of three ways; in its place comes another, at once or some time after it
  /// has ended for good.
  private void end(ActorRef<Worker> worker, int place, int way) throws InterruptedException {
    if (way == 0 || !worker.isAlive()) {
      boss.ask(new Boss.Hire(place, spec(place))).await();
    } else if (way == 1) {
      worker.stopGracefully();
    } else {
      ledger.killed.increment();
      worker.kill();
    }
  }

  /// {@return whether nobody is left but the boss and at most one worker for each place; as soon as
  /// those who were to go are gone}
  boolean isNobodyLeft() {
    List<ActorSnapshot> top = system.tree().actors();
    return top.size() == 1 && top.getFirst().children().size() <= WORKERS;
  }
}

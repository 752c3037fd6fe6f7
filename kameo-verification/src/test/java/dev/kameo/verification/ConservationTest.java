package dev.kameo.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.Context;
import dev.kameo.DeadLetter;
import dev.kameo.Delivery;
import dev.kameo.Directive;
import dev.kameo.MailboxSpec;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.supervision.RestartPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every message has one fate: it is handled, or a dead letter, or was refused to its sender. Every
/// question is answered or fails, once. Nothing is lost and nothing comes twice, whatever dies
/// meanwhile.
final class ConservationTest {

  private static final int ACTORS = 6;

  /// A worker that stops after some panics and resumes after others, and counts what it is left
  /// with.
  private static final class Worker extends Subject {

    private final Load load;

    Worker(Load load) {
      this.load = load;
    }

    @Override
    public Directive onPanic(Panic panic) {
      return "fatal".equals(panic.cause().getMessage()) ? Directive.stop() : Directive.resume();
    }

    @Override
    public void onUndelivered(StopReason reason, List<Message<?, ?>> messages) {
      messages.forEach(message -> load.undelivered.incrementAndGet(Load.number(message)));
    }
  }

  private record Item(int number, Load load) implements Message<Subject, Integer> {
    @Override
    public Reply<Integer> handle(Subject subject, Context<Subject> ctx) {
      return load.handle(number);
    }
  }

  private record Look(int number, Load load) implements Query<Subject, Integer> {
    @Override
    public Reply<Integer> handle(Subject subject, Context<Subject> ctx) {
      return load.handle(number);
    }
  }

  /// Producers, workers that die and are replaced, and what became of each message.
  private static final class Load {

    private final ActorSystem system;
    private final boolean simulated;
    private final RestartPolicy policy;
    private final int perProducer;
    private final AtomicReferenceArray<ActorRef<Worker>> workers =
        new AtomicReferenceArray<>(ACTORS);
    private final AtomicIntegerArray handled;
    private final AtomicIntegerArray dead;
    private final AtomicIntegerArray refused;
    private final AtomicIntegerArray answered;
    private final AtomicIntegerArray undelivered;
    private final AtomicLong asked = new AtomicLong();

    Load(
        ActorSystem system, boolean simulated, RestartPolicy policy, int producers, int perProducer)
        throws InterruptedException {
      this.system = system;
      this.simulated = simulated;
      this.policy = policy;
      this.perProducer = perProducer;
      int all = producers * perProducer;
      handled = new AtomicIntegerArray(all);
      dead = new AtomicIntegerArray(all);
      refused = new AtomicIntegerArray(all);
      answered = new AtomicIntegerArray(all);
      undelivered = new AtomicIntegerArray(all);
      for (int at = 0; at < ACTORS; at++) {
        replace(at);
      }
      system.deadLetters().subscribe(this::letter);
    }

    private void letter(DeadLetter letter) {
      dead.incrementAndGet(number(letter.message()));
    }

    static int number(Message<?, ?> message) {
      return switch (message) {
        case Item(int number, _) -> number;
        case Look(int number, _) -> number;
        default -> throw new IllegalArgumentException(message.getClass().getName());
      };
    }

    /// The workers are shared memory. The simulation knows only of messages: there, a worker must
    /// have started before another producer may find it.
    private void replace(int at) throws InterruptedException {
      ActorSpec<Worker> spec =
          ActorSpec.<Worker>of(() -> new Worker(this))
              .restart(policy)
              .restartLimit(Integer.MAX_VALUE - 1, Duration.ofNanos(1));
      ActorRef<Worker> worker =
          system.spawn(at % 2 == 0 ? spec : spec.mailbox(MailboxSpec.bounded(1 + at)));
      if (simulated) {
        worker.started().await();
      }
      workers.set(at, worker);
    }

    Reply<Integer> handle(int number) {
      handled.incrementAndGet(number);
      if (number % 89 == 0) {
        throw new IllegalStateException(number % 2 == 0 ? "fatal" : "not fatal");
      }
      return Reply.of(number);
    }

    /// Sends, and now and then ends a worker.
    void produce(int producer) throws InterruptedException {
      Random random = new Random(producer);
      for (int i = 0; i < perProducer; i++) {
        int at = random.nextInt(ACTORS);
        send(workers.get(at), producer * perProducer + i, random.nextInt(12));
        if (i % 150 == 75) {
          workers.get(at).kill();
          replace(at);
        } else if (i % 150 == 140) {
          workers.get(at).stopGracefully();
          replace(at);
        }
      }
    }

    private void send(ActorRef<Worker> worker, int number, int how) throws InterruptedException {
      Message<Subject, Integer> message =
          how % 3 == 0 ? new Look(number, this) : new Item(number, this);
      if (how < 5) {
        worker.tell(message);
      } else if (how < 8) {
        note(worker.tryTell(message), number);
      } else if (how < 9) {
        note(worker.tell(message, Duration.ofNanos(100)), number);
      } else {
        asked.incrementAndGet();
        worker.ask(message).whenDone(_ -> answered.incrementAndGet(number));
      }
    }

    private void note(Delivery delivery, int number) {
      if (delivery != Delivery.DELIVERED) {
        refused.incrementAndGet(number);
      }
    }

    /// {@return the messages with no fate, or with several; after the end of the system}
    List<String> wrong() {
      List<String> wrong = new ArrayList<>();
      for (int n = 0; n < handled.length(); n++) {
        int told = handled.get(n) + dead.get(n) + refused.get(n);
        boolean ok =
            answered.get(n) == 0
                ? told == 1
                : answered.get(n) == 1 && dead.get(n) + refused.get(n) == 0 && handled.get(n) <= 1;
        if (!ok || undelivered.get(n) > dead.get(n)) {
          wrong.add(
              "%d: handled %d, dead %d, refused %d, answered %d, undelivered %d"
                  .formatted(
                      n,
                      handled.get(n),
                      dead.get(n),
                      refused.get(n),
                      answered.get(n),
                      undelivered.get(n)));
        }
      }
      return wrong;
    }

    long answers() {
      return sum(answered);
    }

    long deaths() {
      return sum(dead);
    }

    private static long sum(AtomicIntegerArray counts) {
      return IntStream.range(0, counts.length()).mapToLong(counts::get).sum();
    }
  }

  @ParameterizedTest
  @CsvSource({"virtual,TEMPORARY", "virtual,PERMANENT", "forkjoin,TEMPORARY", "forkjoin,TRANSIENT"})
  void holdsWithManyProducingThreads(String scheduler, RestartPolicy policy) throws Exception {
    ActorSystem system = SchedulerNames.builder(scheduler).create();
    Load load = new Load(system, false, policy, 4, 5_000);

    try (Logged _ = Logged.open();
        system) {
      List<Thread> producers =
          IntStream.range(0, 4)
              .mapToObj(n -> Thread.ofPlatform().start(() -> produce(load, n)))
              .toList();
      for (Thread producer : producers) {
        producer.join();
      }
    }

    assertEquals(List.of(), load.wrong());
    assertEquals(load.asked.get(), load.answers());
    assertEquals(load.deaths(), system.deadLetters().count());
    assertTrue(policy != RestartPolicy.TEMPORARY || load.deaths() > 0);
  }

  @ParameterizedTest
  @CsvSource({"virtual,TEMPORARY", "virtual,TRANSIENT", "forkjoin,TEMPORARY", "forkjoin,PERMANENT"})
  void holdsWithManyProducingActors(String scheduler, RestartPolicy policy) throws Exception {
    ActorSystem system = SchedulerNames.builder(scheduler).create();
    Load load = new Load(system, false, policy, 8, 1_000);

    run(system, load, 8);

    assertEquals(List.of(), load.wrong());
    assertEquals(load.asked.get(), load.answers());
  }

  @ParameterizedTest
  @EnumSource
  void holdsInEveryOrderTheSimulationTries(RestartPolicy policy) throws Exception {
    for (long seed = 0; seed < 15; seed++) {
      ActorSystem system =
          ActorSystem.builder()
              .scheduler("simulation")
              .setting("simulation.seed", Long.toString(seed))
              .create();
      Load load = new Load(system, true, policy, 3, 200);

      run(system, load, 3);

      assertEquals(List.of(), load.wrong(), "seed " + seed);
      assertEquals(load.asked.get(), load.answers(), "seed " + seed);
    }
  }

  private static void produce(Load load, int producer) {
    try {
      load.produce(producer);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(ActorSystem system, Load load, int producers) throws Exception {
    try (Logged _ = Logged.open();
        system) {
      List<Reply<Void>> done = new ArrayList<>();
      for (int n = 0; n < producers; n++) {
        int producer = n;
        done.add(system.spawn(Subject::new).ask(Subject.act((_, _) -> load.produce(producer))));
      }
      for (Reply<Void> reply : done) {
        reply.await();
      }
    }
  }
}

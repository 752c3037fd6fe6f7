package dev.kameo.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/// Very many failures of one supervised actor, as many as the system property `failures` says: each
/// is counted, and none leaves anything behind.
final class RestartSoakTest {

  private static final int FAILURES = Integer.getInteger("failures", 20_000);
  private static final int BATCH = 1_000;
  private static final long MEGABYTES = 1 << 20;

  private static final SupervisionStrategy PATIENT =
      SupervisionStrategy.oneForOne().intensity(Integer.MAX_VALUE, Duration.ofMillis(1));

  /// Its lives, counted outside of it.
  private record Lives(LongAdder begun, LongAdder ended) {}

  private static final class Mortal implements Actor {

    private final Lives lives;

    Mortal(Lives lives) {
      this.lives = lives;
    }

    record Fail() implements Message<Mortal, Void> {
      @Override
      public Reply<Void> handle(Mortal mortal, Context<Mortal> ctx) {
        throw new IllegalStateException("asked for");
      }
    }

    record Begun() implements Query<Mortal, Long> {
      @Override
      public Reply<Long> handle(Mortal mortal, Context<Mortal> ctx) {
        return Reply.of(mortal.lives.begun.sum());
      }
    }

    @Override
    public void onStart() {
      lives.begun.increment();
    }

    @Override
    public void onStop(StopReason reason) {
      lives.ended.increment();
    }
  }

  private static final class Parent implements Actor {

    record Raise(ActorSpec<Mortal> spec) implements Message<Parent, ActorRef<Mortal>> {
      @Override
      public Reply<ActorRef<Mortal>> handle(Parent parent, Context<Parent> ctx) {
        return Reply.of(ctx.spawn(spec));
      }
    }

    /// Fails a child so many times, and asks how often it has begun then. Sent by an actor, not by
    /// the test: the simulation remembers what a test sends.
    record FailOften(ActorRef<Mortal> mortal, int times) implements Message<Parent, Long> {
      @Override
      public Reply<Long> handle(Parent parent, Context<Parent> ctx) {
        for (int i = 0; i < times; i++) {
          mortal.tell(new Mortal.Fail());
        }
        return mortal.ask(new Mortal.Begun());
      }
    }

    @Override
    public SupervisionStrategy supervisionStrategy() {
      return PATIENT;
    }
  }

  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.kameo");

  @BeforeEach
  void saysNothingOfThePanics() {
    logger.setLevel(Level.OFF);
  }

  @AfterEach
  void saysWhatElseItWould() {
    logger.setLevel(null);
  }

  /// @param backoff in the simulation alone, where nothing else lets time go on and the window
  ///   forget
  @ParameterizedTest
  @CsvSource({"virtual, PT0S", "forkjoin, PT0S", "simulation, PT0.001S"})
  @Timeout(3_600)
  @Tag("K10")
  void eachFailureIsOneRestartAndNothingIsLeftOfIt(String scheduler, Duration backoff)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Lives lives = new Lives(new LongAdder(), new LongAdder());
      ActorSpec<Mortal> spec =
          ActorSpec.of(() -> new Mortal(lives))
              .restart(RestartPolicy.PERMANENT)
              .backoff(Backoff.constant(backoff));
      ActorRef<Parent> parent = world.system().spawn(Parent::new);
      ActorRef<Mortal> mortal = parent.ask(new Parent.Raise(spec)).await();
      mortal.started().await();
      assertEquals(FAILURES / 10 + 1, fail(parent, mortal, FAILURES / 10));
      long heap = heapInUse();
      int threads = ManagementFactory.getThreadMXBean().getThreadCount();

      long begun = fail(parent, mortal, FAILURES);

      assertEquals(FAILURES / 10 + 1 + FAILURES, begun);
      assertEquals(begun - 1, lives.ended.sum());
      long more = heapInUse() - heap;
      assertTrue(more < 4 * MEGABYTES, "bytes more: " + more);
      int moreThreads = ManagementFactory.getThreadMXBean().getThreadCount() - threads;
      assertTrue(moreThreads < 8, "threads more: " + moreThreads);
    }
  }

  private static long fail(ActorRef<Parent> parent, ActorRef<Mortal> mortal, int failures)
      throws InterruptedException {
    long begun = 0;
    for (int done = 0; done < failures; done += BATCH) {
      int batch = Math.min(BATCH, failures - done);
      begun = parent.ask(new Parent.FailOften(mortal, batch)).await();
    }
    return begun;
  }

  private static long heapInUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}

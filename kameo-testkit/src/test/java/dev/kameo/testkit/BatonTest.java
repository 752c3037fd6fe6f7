package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.spi.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatonTest {

  private static final int UNBOUNDED = Integer.MAX_VALUE;

  private final Simulation simulation = Simulation.oldestFirst("s");
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    simulation.close();
  }

  @Test
  void aBlockedReceiverGoesOnWhenAnotherHasReleasedIt() {
    Latch latch = new Latch(simulation, "l");
    Lane waiter = simulation.open(new Scribe("waiter", text -> waitFor(latch, text)), UNBOUNDED);
    Lane releaser = simulation.open(new Scribe("releaser", text -> latch.open()), UNBOUNDED);
    waiter.offer(new Note("a"));
    waiter.offer(new Note("b"));
    simulation.runUntil(0);
    assertEquals(List.of("a waits"), log);

    releaser.offer(new Note("go"));
    simulation.runUntil(0);

    assertEquals(List.of("a waits", "a goes on", "b waits", "b goes on"), log);
  }

  private void waitFor(Latch latch, String text) {
    log.add(text + " waits");
    latch.await();
    log.add(text + " goes on");
  }

  @Test
  void waitsEndInAnyOrder_andThereMayBeManyMoreThanProcessors() {
    int many = 500;
    List<Latch> latches = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      Latch latch = new Latch(simulation, "l" + i);
      latches.add(latch);
      simulation
          .open(new Scribe("w" + i, text -> waitFor(latch, text)), UNBOUNDED)
          .offer(new Note("n" + i));
    }
    simulation.runUntil(0);
    assertEquals(many, log.size());
    log.clear();

    simulation.execute(latches.get(3)::open);
    simulation.runUntil(0);
    simulation.execute(latches.get(1)::open);
    simulation.runUntil(0);
    simulation.execute(() -> latches.forEach(Latch::open));
    simulation.runUntil(0);

    assertEquals(List.of("n3 goes on", "n1 goes on", "n0 goes on"), log.subList(0, 3));
    assertEquals(many, log.size());
  }

  @Test
  void waitsNestSeveralDeep() throws Exception {
    int depth = 40;
    List<Latch> latches = new ArrayList<>();
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      int me = i;
      latches.add(new Latch(simulation, "l" + i));
      lanes.add(
          simulation.open(
              new Scribe(
                  "a" + i,
                  text -> {
                    if (me + 1 < depth) {
                      lanes.get(me + 1).offer(new Note("ask"));
                      latches.get(me + 1).await();
                    }
                    latches.get(me).open();
                  }),
              UNBOUNDED));
    }

    lanes.getFirst().offer(new Note("ask"));

    assertTrue(simulation.block(latches.getFirst(), Long.MAX_VALUE));
  }

  @Test
  void onlyOneThreadRunsAtATime() {
    AtomicInteger running = new AtomicInteger();
    AtomicBoolean overlapped = new AtomicBoolean();
    Latch latch = new Latch(simulation, "l");
    for (int i = 0; i < 20; i++) {
      simulation.execute(() -> {
        overlapped.compareAndSet(false, running.incrementAndGet() != 1);
        running.decrementAndGet();
        latch.await();
        overlapped.compareAndSet(false, running.incrementAndGet() != 1);
        latch.open();
        running.decrementAndGet();
      });
    }
    simulation.execute(latch::open);
    simulation.runUntil(0);

    assertFalse(overlapped.get());
  }

  @Test
  void workThatDoesNotWaitStaysOnOneThread() {
    List<Thread> threads = new ArrayList<>();
    Lane lane =
        simulation.open(new Scribe("a", text -> threads.add(Thread.currentThread())), UNBOUNDED);
    for (int i = 0; i < 10; i++) {
      lane.offer(new Note("n"));
    }
    simulation.runUntil(0);

    assertEquals(10, threads.size());
    threads.forEach(thread -> assertSame(threads.getFirst(), thread));
    assertNotSame(Thread.currentThread(), threads.getFirst());
  }

  @Test
  void anInterruptEndsAWaitWhenTheBatonComes() {
    Latch latch = new Latch(simulation, "never");
    AtomicReference<Thread> thread = new AtomicReference<>();
    Lane waiter =
        simulation.open(
            new Scribe(
                "waiter",
                text -> {
                  thread.set(Thread.currentThread());
                  assertThrows(
                      InterruptedException.class, () -> simulation.block(latch, Long.MAX_VALUE));
                  log.add(text + " interrupted " + Thread.currentThread().isInterrupted());
                }),
            UNBOUNDED);
    waiter.offer(new Note("a"));
    simulation.runUntil(0);

    simulation.execute(() -> {
      thread.get().interrupt();
      log.add("killer goes on");
    });
    simulation.runUntil(0);

    assertEquals(List.of("killer goes on", "a interrupted false"), log);
  }

  @Test
  void anInterruptNeverLeaksIntoTheNextTurn() {
    Lane lane =
        simulation.open(
            new Scribe(
                "a",
                text -> {
                  log.add(text + Thread.currentThread().isInterrupted());
                  Thread.currentThread().interrupt();
                }),
            UNBOUNDED);
    lane.offer(new Note("1 "));
    lane.offer(new Note("2 "));
    simulation.runUntil(0);

    assertEquals(List.of("1 false", "2 false"), log);
  }

  @Test
  void anInterruptEndsTheTestsOwnWait() {
    Latch latch = new Latch(simulation, "never");
    Thread test = Thread.currentThread();
    simulation.execute(test::interrupt);

    assertThrows(InterruptedException.class, () -> simulation.block(latch, Long.MAX_VALUE));
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void whatThrowsThoughItMustNotIsThrownAtTheTest() {
    simulation.execute(() -> {
      throw new AssertionError("boom");
    });

    var error = assertThrows(IllegalStateException.class, () -> simulation.runUntil(0));

    assertEquals("boom", error.getCause().getMessage());
    simulation.runUntil(0);
  }

  @Test
  void codeInsideCannotDrive() {
    simulation.execute(() -> simulation.runUntil(0));

    assertThrows(IllegalStateException.class, () -> simulation.runUntil(0));
  }

  @Test
  void closingEndsThoseThatWait() throws Exception {
    List<Thread> threads = new ArrayList<>();
    Latch latch = new Latch(simulation, "never");
    for (int i = 0; i < 5; i++) {
      String name = "n" + i;
      simulation.execute(() -> {
        threads.add(Thread.currentThread());
        assertThrows(InterruptedException.class, () -> simulation.block(latch, Long.MAX_VALUE));
        assertThrows(InterruptedException.class, () -> simulation.block(latch, Long.MAX_VALUE));
        log.add(name);
      });
    }
    simulation.execute(() -> threads.add(Thread.currentThread()));
    simulation.runUntil(0);

    simulation.close();

    assertEquals(List.of("n0", "n1", "n2", "n3", "n4"), log);
    for (Thread thread : threads) {
      assertTrue(thread.join(Duration.ofSeconds(10)));
    }
  }

  @Test
  void afterTheEndTheThreadThatSendsRunsTheLane() {
    Lane lane =
        simulation.open(
            new Scribe("a", text -> log.add(text + Thread.currentThread().isVirtual())), UNBOUNDED);
    simulation.close();

    lane.offer(new Note("1 "));
    lane.signal(new Note("2 "));

    assertEquals(List.of("1 false", "2 false"), log);
  }
}

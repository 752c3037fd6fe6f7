package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeavingTest {

  private static final Duration BLOCKED = Duration.ofMillis(300);
  private static final Duration RUNNING = Duration.ofMillis(600);

  interface Code {
    void run() throws Exception;
  }

  /// Runs code of a test in its handler.
  static final class Host implements Actor {

    record Run(Code code) implements Message<Host, Void> {
      @Override
      public Reply<Void> handle(Host host, Context<Host> ctx) throws Exception {
        code.run();
        return Reply.done();
      }
    }
  }

  private static TestKit kit() {
    return TestKit.builder().realTimeLimits(BLOCKED, RUNNING).create();
  }

  private static String reportOf(Code code) {
    try (TestKit kit = kit()) {
      kit.spawn(Host::new).tell(new Host.Run(code));
      return assertThrows(SimulationLeftError.class, kit::runUntilIdle).getMessage();
    } finally {
      assertFalse(Thread.currentThread().isInterrupted());
    }
  }

  private static void assertReport(String report, String... parts) {
    for (String part : parts) {
      assertTrue(report.contains(part), () -> part + " is not in: " + report);
    }
  }

  @Test
  void aHandlerThatWaitsForALatchHasLeft() {
    CountDownLatch latch = new CountDownLatch(1);

    assertReport(
        reportOf(latch::await),
        "'Host$1' (handling test→Host$1:Run#1) left the simulation in"
            + " `dev.kameo.testkit.LeavingTest",
        "blocked in `java.util.concurrent.CountDownLatch.await` for more than PT0.3S");
  }

  @Test
  void aHandlerThatSleepsHasLeft() {
    assertReport(
        reportOf(() -> Thread.sleep(Duration.ofDays(1))), "blocked in `java.lang.Thread.sleep`");
  }

  @Test
  void aHandlerThatReadsFromASocketHasLeft() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertReport(
          reportOf(() -> server.accept().close()), "blocked in `java.net.ServerSocket.accept`");
    }
  }

  @Test
  @SuppressWarnings("SynchronizeOnNonFinalField")
  void aHandlerThatWaitsForAMonitorHasLeft() throws Exception {
    Object monitor = new Object();
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Thread other =
        Thread.ofPlatform()
            .start(() -> {
              synchronized (monitor) {
                held.countDown();
                awaitQuietly(over);
              }
            });
    held.await();
    try {
      assertReport(
          reportOf(() -> {
            synchronized (monitor) {
              held.countDown();
            }
          }),
          "left the simulation in `dev.kameo.testkit.LeavingTest",
          "blocked in a monitor");
    } finally {
      over.countDown();
      other.join();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static volatile boolean go = true;

  @Test
  void aHandlerThatDoesNotEndHasLeft() {
    go = true;
    try {
      assertReport(
          reportOf(() -> {
            while (go) {
              Thread.onSpinWait();
            }
          }),
          "and runs there for more than PT0.6S",
          "Let it end");
    } finally {
      go = false;
    }
  }

  @Test
  void whoWaitsForAReplyIsToldToo() {
    CountDownLatch latch = new CountDownLatch(1);
    try (TestKit kit = kit()) {
      Reply<Void> reply = kit.spawn(Host::new).ask(new Host.Run(latch::await));

      assertThrows(SimulationLeftError.class, reply::await);
      assertThrows(IllegalStateException.class, reply::await);
      assertThrows(IllegalStateException.class, kit::runUntilIdle);
    }
  }

  @Test
  void aHandlerThatBlocksOnlyAtTheEndDoesNotKeepTheKitFromClosing() {
    CountDownLatch latch = new CountDownLatch(1);
    TestKit kit = kit();
    kit.spawn(() -> new Stopper(latch));
    kit.runUntilIdle();

    assertThrows(SimulationLeftError.class, kit::close);
  }

  /// Blocks in its last hook.
  record Stopper(CountDownLatch latch) implements Actor {
    @Override
    public void onStop(dev.kameo.StopReason reason) throws Exception {
      latch.await();
    }
  }

  @Test
  void aHandlerThatIsBusyForAWhileHasNotLeft() throws Exception {
    try (TestKit kit = kit()) {
      ActorRef<Host> host = kit.spawn(Host::new);
      for (int i = 0; i < 16; i++) {
        host.tell(new Host.Run(() -> spin(Duration.ofMillis(50))));
      }
      host.ask(new Host.Run(() -> {})).await();
    }
  }

  private static void spin(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void theRunnerSaysWhatKindOfFailureItIs() {
    CountDownLatch latch = new CountDownLatch(1);
    Runner runner =
        new Runner(
            kit -> {
              kit.spawn(Host::new).tell(new Host.Run(latch::await));
              kit.runUntilIdle();
            },
            Conditions.PLAIN.realTime(BLOCKED, RUNNING));

    RunResult result = runner.run(0, Choices.random(0));

    assertEquals(
        Failure.Kind.LEFT_SIMULATION, java.util.Objects.requireNonNull(result.failure()).kind());
  }

  @Test
  void aScenarioThatWaitsForWhatItAloneCouldBringAboutIsReported() {
    CountDownLatch latch = new CountDownLatch(1);
    Explorer explorer =
        Explorer.of(
                kit -> {
                  kit.spawn(Host::new).tell(new Host.Run(latch::countDown));
                  latch.await();
                })
            .realTimeLimits(BLOCKED, RUNNING);

    String report = assertThrows(SimulationLeftError.class, explorer::explore).getMessage();

    assertReport(
        report,
        "The scenario itself left the simulation in `dev.kameo.testkit.LeavingTest",
        "blocked in `java.util.concurrent.CountDownLatch.await` for more than PT0.3S.");
  }

  @Test
  void soIsOneThatPollsForIt() {
    AtomicBoolean done = new AtomicBoolean();
    Explorer explorer =
        Explorer.of(
                kit -> {
                  kit.spawn(Host::new).tell(new Host.Run(() -> done.set(true)));
                  while (!done.get() && !Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                  }
                })
            .realTimeLimits(BLOCKED, RUNNING);

    String report = assertThrows(SimulationLeftError.class, explorer::explore).getMessage();

    assertReport(report, "The scenario itself left", "and runs there for more than PT0.6S");
  }

  @Test
  void aScenarioThatIsDrivenForLongIsLeftAlone() {
    Exploration exploration =
        Explorer.of(kit ->
                kit.spawn(Host::new).ask(new Host.Run(() -> parkFor(BLOCKED.dividedBy(4)))).await())
            .schedules(4)
            .realTimeLimits(BLOCKED, RUNNING)
            .explore();

    assertFalse(exploration.hasFailed(), exploration::toString);
  }

  private static void parkFor(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}

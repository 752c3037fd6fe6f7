package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.spi.Lane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeadlockTest {

  private final Simulation simulation = Simulation.oldestFirst("s");

  @AfterEach
  void close() {
    simulation.close();
  }

  @Test
  void saysWhoWaitsForWhatAndWhatIsQueued() {
    Latch left = new Latch(simulation, "left");
    Latch right = new Latch(simulation, "right");
    Lane a = simulation.open(new Scribe("a", text -> left.await()), Integer.MAX_VALUE);
    Lane b = simulation.open(new Scribe("b", text -> right.await()), Integer.MAX_VALUE);
    a.offer(new Note("Ping"));
    b.offer(new Note("Ping"));
    b.offer(new Note("Ping"));
    b.signal(new Note("Stop"));

    var error =
        assertThrows(
            SimulationDeadlockError.class,
            () -> simulation.block(new Latch(simulation, "mine"), Long.MAX_VALUE));

    assertEquals(
        """
        Deadlock: no actor can run and no timer is left, so nobody can end the wait.
        Who waits for what:
          test waits for latch mine
          a (handling test→a:Ping#1) waits for latch left
          b (handling test→b:Ping#1) waits for latch right
        What is queued:
          b: signals [test→b:Stop#1], mailbox [test→b:Ping#2]\
        """,
        error.getMessage());
  }

  @Test
  void isNotTheEnd() throws Exception {
    Latch latch = new Latch(simulation, "l");
    assertThrows(SimulationDeadlockError.class, () -> simulation.block(latch, Long.MAX_VALUE));

    simulation.execute(latch::open);

    assertTrue(simulation.block(latch, Long.MAX_VALUE));
  }

  @Test
  void isNoneWhileAThreadOutsideMayEndTheWait() throws Exception {
    Latch first = new Latch(simulation, "first");
    Latch second = new Latch(simulation, "second");
    Thread other =
        Thread.ofPlatform()
            .start(() -> {
              first.await();
              simulation.execute(second::open);
            });
    simulation.execute(first::open);

    simulation.block(first, Long.MAX_VALUE);
    other.join();

    assertTrue(simulation.block(second, Long.MAX_VALUE));
  }
}

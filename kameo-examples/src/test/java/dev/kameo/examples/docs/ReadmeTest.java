package dev.kameo.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.KameoException;
import org.junit.jupiter.api.Test;

/// The code of README.md.
final class ReadmeTest {

  @Test
  void aCrashedWorkerIsReplaced() throws Exception {
    try (ActorSystem system = ActorSystem.create()) {
      ActorRef<Boss> boss = system.spawnWith(Boss::new);

      int half = boss.ask(new Boss.Divide(84, 2)).await(); // 42
      int none = boss.ask(new Boss.Divide(1, 0)).recover(error -> -1).await(); // -1

      assertEquals(42, half);
      assertEquals(-1, none);
      assertEquals(21, untilReplaced(boss));
    }
  }

  private static int untilReplaced(ActorRef<Boss> boss) throws InterruptedException {
    while (true) {
      try {
        return boss.ask(new Boss.Divide(42, 2)).await();
      } catch (KameoException e) {
        Thread.onSpinWait();
      }
    }
  }
}

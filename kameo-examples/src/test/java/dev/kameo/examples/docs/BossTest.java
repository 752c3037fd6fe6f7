package dev.kameo.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Reply;
import dev.kameo.testkit.Probes;
import dev.kameo.testkit.TestKit;
import dev.kameo.testkit.TestProbe;
import dev.kameo.testkit.jupiter.KameoTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A boss without real workers: probes take their place, and the boss notices nothing.
@KameoTest
final class BossTest {

  private final Probes<Worker> workers;
  private final ActorRef<Boss> boss;

  BossTest(TestKit kit) {
    workers = kit.replace(Worker.class, "boss/*");
    boss = kit.spawn(ActorSpec.with(Boss::new).name("boss"));
  }

  private TestProbe<Worker> worker;

  @BeforeEach
  void theBossHires() {
    worker = workers.next();
  }

  @Test
  void passesOnWhatItIsAsked() throws Exception {
    Reply<Integer> answer = boss.ask(new Boss.Divide(6, 3));

    worker.expect(new Worker.Divide(6, 3));
    worker.reply(2);

    assertEquals(2, answer.await());
    worker.expectNone();
  }

  @Test
  void hiresAnotherWorkerWhenOneHasCrashed(TestKit kit) throws Exception {
    worker.crash(new ArithmeticException("/ by zero"));
    TestProbe<Worker> next = workers.next();
    next.autoReply(Worker.Divide.class, division -> Reply.of(division.dividend()));

    assertEquals(7, boss.ask(new Boss.Divide(7, 1)).await());
    assertFalse(worker.isAlive());
    assertEquals(1, next.received().size());
  }
}

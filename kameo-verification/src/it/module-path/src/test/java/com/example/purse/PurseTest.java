package com.example.purse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.Reply;
import dev.kameo.testkit.TestKit;
import dev.kameo.testkit.TestProbe;
import dev.kameo.testkit.jupiter.Explore;
import dev.kameo.testkit.jupiter.KameoTest;
import dev.kameo.testkit.jupiter.OnEveryScheduler;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@KameoTest
class PurseTest {
  private static final Set<String> SCHEDULERS = new HashSet<>();

  private final TestKit kit;
  private ActorRef<Spender> spender;

  PurseTest(TestKit kit) {
    this.kit = kit;
  }

  @BeforeEach
  void spawn() {
    spender = kit.spawn(Spender::new);
  }

  @Test
  void givesOnlyWhatItHas(TestKit kit) throws InterruptedException {
    ActorRef<Purse> purse = kit.spawn(() -> new Purse(10));

    assertTrue(purse.ask(new Purse.Take(7)).await());
    assertFalse(purse.ask(new Purse.Take(7)).await());
    assertEquals(3, purse.ask(new Purse.Coins()).await());
  }

  @Test
  void aSpenderPassesTheQuestionOn() throws InterruptedException {
    TestProbe<Purse> purse = kit.probe(Purse.class);
    Reply<Boolean> spent = spender.ask(new Spender.Spend(purse, 7));

    purse.expect(new Purse.Take(7));
    purse.reply(true);

    assertTrue(spent.await());
    purse.expectNone();
  }

  @Explore(schedules = 50)
  void isNeverOverdrawn(TestKit kit) throws InterruptedException {
    ActorRef<Purse> purse = kit.spawn(() -> new Purse(10));
    spender.tell(new Spender.Spend(purse, 7));
    kit.spawn(Spender::new).tell(new Spender.Spend(purse, 7));

    kit.runUntilIdle();

    assertEquals(3, purse.ask(new Purse.Coins()).await());
  }

  @OnEveryScheduler
  void isSpentOnEveryScheduler(ActorSystem system, String scheduler) throws InterruptedException {
    SCHEDULERS.add(scheduler);
    ActorRef<Purse> purse = system.spawn(() -> new Purse(10));

    assertTrue(system.spawn(Spender::new).ask(new Spender.Spend(purse, 7)).await());
    assertEquals(3, purse.ask(new Purse.Coins()).await());
  }

  @AfterAll
  static void everySchedulerWasThere() {
    assertEquals(Set.of("forkjoin", "simulation", "virtual"), SCHEDULERS);
  }
}

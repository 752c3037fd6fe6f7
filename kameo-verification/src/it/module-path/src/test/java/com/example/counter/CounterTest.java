package com.example.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Reply;
import dev.kameo.testkit.TestKit;
import dev.kameo.testkit.TestProbe;
import dev.kameo.testkit.jupiter.Explore;
import dev.kameo.testkit.jupiter.KameoTest;
import org.junit.jupiter.api.Test;

@KameoTest
class CounterTest {
  @Test
  void aProbeSeesCallsAsMessages(TestKit kit) throws InterruptedException {
    TestProbe<Counter> probe = kit.probe(Counter.class);
    Reply<Long> count = CounterMessages.of(probe).inc(1);

    probe.expect(new CounterMessages.Inc(1));
    probe.reply(7L);

    assertEquals(7, count.await());
  }

  @Explore(schedules = 50)
  void noCallIsLost(TestKit kit) throws InterruptedException {
    CounterMessages counter = CounterMessages.of(kit.spawn(Counter::new));
    counter.inc(1).whenDone(_ -> counter.tell().inc(2));
    counter.tell().inc(4);

    kit.runUntilIdle();

    assertEquals(7, counter.count().await());
  }
}

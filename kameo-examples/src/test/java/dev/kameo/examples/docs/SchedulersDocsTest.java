package dev.kameo.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.SchedulerNotFoundException;
import dev.kameo.examples.counter.Counter;
import org.junit.jupiter.api.Test;

/// The code of docs/schedulers.md.
final class SchedulersDocsTest {

  @Test
  void choosesASchedulerAndItsSettings() throws Exception {
    try (ActorSystem system =
        ActorSystem.builder()
            .name("shop")
            .scheduler("forkjoin")
            .setting("forkjoin.parallelism", "4")
            .create()) {
      ActorRef<Counter> counter = system.spawn(Counter::new);

      assertEquals(1, counter.ask(new Counter.Inc(1)).await());
    }
  }

  @Test
  void choosesForOneActor() throws Exception {
    try (ActorSystem system = ActorSystem.create()) {
      ActorRef<Counter> counter = system.spawn(ActorSpec.of(Counter::new).scheduler("forkjoin"));

      assertEquals(1, counter.ask(new Counter.Inc(1)).await());
    }
  }

  @Test
  void takesAProviderThatIsNotAService() throws Exception {
    try (ActorSystem system =
        ActorSystem.builder().scheduler(new PooledSchedulerProvider()).create()) {
      assertEquals(1, system.spawn(Counter::new).ask(new Counter.Inc(1)).await());
    }
  }

  @Test
  void saysWhichSchedulersThereAre() {
    assertThrows(
        SchedulerNotFoundException.class, () -> ActorSystem.builder().scheduler("pooled").create());
  }

  @Test
  void refusesUnknownSettings() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                ActorSystem.builder()
                    .scheduler("virtual")
                    .setting("virtual.parallelism", "4")
                    .create());

    assertEquals(
        "Scheduler 'virtual' has no setting 'parallelism'. It has [batch, idleMillis].",
        error.getMessage());
  }
}

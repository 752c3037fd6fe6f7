package dev.kameo.examples.wordcount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Reply;
import dev.kameo.testkit.Probes;
import dev.kameo.testkit.TestKit;
import dev.kameo.testkit.TestProbe;
import dev.kameo.testkit.jupiter.Explore;
import dev.kameo.testkit.jupiter.KameoTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A crew whose workers are probes: no file is read, and workers crash when the test says so.
@KameoTest
final class CrewTest {

  private final TestProbe<Tally> tally;
  private final Probes<Worker> workers;
  private final ActorRef<Crew> crew;

  CrewTest(TestKit kit) {
    tally = kit.probe(Tally.class);
    workers = kit.replace(Worker.class);
    crew = kit.spawn(ActorSpec.<Crew>with(ctx -> new Crew(ctx, List.of(), tally)).name("crew"));
  }

  @Test
  void isDoneWhenItsWorkersAre() throws Exception {
    Reply<Integer> replaced = crew.ask(new Crew.CountAll(2));
    workers.next().stop();
    TestProbe<Worker> second = workers.next();

    second.expectNone();
    assertFalse(replaced.isDone());
    second.stop();

    assertEquals(0, replaced.await());
    tally.expectNone();
  }

  @Test
  void replacesAWorkerThatHasCrashed() throws Exception {
    Reply<Integer> replaced = crew.ask(new Crew.CountAll(1));

    workers.next().crash(new IOException("cannot be read"));
    workers.next().crash(new IOException("nor this one"));
    workers.next().stop();

    assertEquals(2, replaced.await());
  }

  @Explore(schedules = 300)
  void countsThoseItReplacesInWhateverOrderTheyEnd(TestKit kit) throws Exception {
    Reply<Integer> replaced = crew.ask(new Crew.CountAll(3));
    workers.next().crash(new IOException("cannot be read"));
    workers.next().stop();
    workers.next().crash(new IOException("nor this one"));
    workers.next().stop();
    workers.next().stop();

    assertEquals(2, replaced.await());
  }
}

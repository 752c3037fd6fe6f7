package dev.kameo.testkit.jupiter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.testkit.TestKit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@KameoTest
final class KameoTestTest {

  /// Adds up, in one message.
  static final class Counter implements Actor {

    private long count;

    record Inc(int amount) implements Message<Counter, Long> {
      @Override
      public Reply<Long> handle(Counter counter, Context<Counter> ctx) {
        return Reply.of(counter.count += amount);
      }
    }

    record Count() implements Query<Counter, Long> {
      @Override
      public Reply<Long> handle(Counter counter, Context<Counter> ctx) {
        return Reply.of(counter.count);
      }
    }
  }

  private static final List<KameoTestTest> INSTANCES = new ArrayList<>();
  private static final Set<String> SCHEDULERS = new TreeSet<>();
  private static int explored;
  private static int tornDown;

  private final TestKit fromConstructor;
  private TestKit fromSetUp;

  KameoTestTest(TestKit kit) {
    this.fromConstructor = kit;
    this.fromSetUp = kit;
  }

  @BeforeEach
  void setUp(TestKit kit) {
    fromSetUp = kit;
  }

  @AfterEach
  void tearDown(TestKit kit) {
    assertSame(fromSetUp, kit);
    tornDown++;
  }

  @AfterAll
  static void everySchedulerWasUsed() {
    assertTrue(SCHEDULERS.isEmpty() || SCHEDULERS.contains("simulation"));
  }

  @Test
  void theKitIsTheSameWhereverItIsTaken(TestKit kit) throws Exception {
    ActorRef<Counter> counter = kit.spawn(Counter::new);

    assertSame(fromConstructor, kit);
    assertSame(fromSetUp, kit);
    assertEquals(42, counter.ask(new Counter.Inc(42)).await());
  }

  @Explore(schedules = 20)
  void eachRunHasItsOwnInstanceAndKit(TestKit kit, TestInfo info) throws Exception {
    explored++;
    INSTANCES.add(this);

    assertSame(fromConstructor, kit);
    assertSame(fromSetUp, kit);
    assertEquals(explored - 1, tornDown - before);
    assertEquals("eachRunHasItsOwnInstanceAndKit", info.getTestMethod().orElseThrow().getName());
    assertEquals(INSTANCES.size(), Set.copyOf(INSTANCES).size());
    kit.spawn(Counter::new).tell(new Counter.Inc(1));
  }

  private static int before;

  @BeforeEach
  void noteWhatWasTornDown() {
    if (explored == 0) {
      before = tornDown;
    }
  }

  @OnEveryScheduler
  void actorsDoTheSameOnEveryScheduler(ActorSystem system, String scheduler) throws Exception {
    SCHEDULERS.add(scheduler);

    ActorRef<Counter> counter = system.spawn(Counter::new);
    counter.tell(new Counter.Inc(1));

    assertEquals(42, counter.ask(new Counter.Inc(41)).await());
  }

  @Nested
  class Inside {

    private final List<TestKit> kits = new ArrayList<>();

    @BeforeEach
    void note(TestKit kit) {
      kits.add(kit);
    }

    @Explore(schedules = 3)
    void outerInstancesAreNewToo(TestKit kit) {
      assertSame(fromSetUp, kit);
      assertEquals(List.of(kit), kits);
      assertNotSame(null, kit);
    }
  }
}

package dev.kameo.testkit.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.testkit.Explorer;
import dev.kameo.testkit.Strategy;
import dev.kameo.testkit.TestKit;
import dev.kameo.testkit.TimeModel;
import dev.kameo.testkit.supervision.TreeEvent.IsKilled;
import dev.kameo.testkit.supervision.TreeEvent.IsStopped;
import dev.kameo.testkit.supervision.TreeEvent.Panics;
import dev.kameo.testkit.supervision.TreeEvent.Stops;
import dev.kameo.testkit.supervision.TreeEvent.TimePasses;
import dev.kameo.testkit.supervision.TreeEvent.WillNotStart;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SupervisionModelTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final TreeEvent A_SECOND_LATER = new TimePasses(SECOND);

  private static final ActorTree SHOP =
      ActorTree.of("shop")
          .strategy(SupervisionStrategy.restForOne().intensity(1, SECOND))
          .children(
              ActorTree.of("stock").restart(RestartPolicy.PERMANENT),
              ActorTree.of("till")
                  .restart(RestartPolicy.TRANSIENT)
                  .backoff(Backoff.constant(Duration.ofMillis(10))),
              ActorTree.of("visitor"));

  private static String after(TreeEvent... events) {
    SupervisionModel model = SupervisionModel.of(SHOP);
    for (TreeEvent event : events) {
      model = model.after(event);
    }
    return model.toString();
  }

  @Test
  void saysWhatBecomesOfEach() {
    assertEquals(
        """
        shop: running after 1 start
        shop/stock: running after 2 starts
        shop/till: running after 2 starts
        shop/visitor: not running after 1 start
        """,
        after(new Panics("shop/stock")));
  }

  @Test
  void waitsForABackoff() {
    Duration almost = Duration.ofMillis(10).minusNanos(1);

    assertTrue(
        after(new IsKilled("shop/till"), new TimePasses(almost))
            .contains("till: not running after 1 start"));
    assertTrue(
        after(
                new IsKilled("shop/till"),
                new TimePasses(almost),
                new TimePasses(Duration.ofNanos(1)))
            .contains("till: running after 2 starts"));
  }

  @Test
  void whatLiesExactlySoLongAgoCounts() {
    Panics panics = new Panics("shop/stock");

    assertTrue(after(panics, A_SECOND_LATER, panics).startsWith("shop: not running"));
    assertTrue(
        after(panics, A_SECOND_LATER, new TimePasses(Duration.ofNanos(1)), panics)
            .startsWith("shop: running"));
  }

  @Test
  void startsThatFailCount() {
    assertTrue(
        after(new WillNotStart("shop/stock", 1), new Panics("shop/stock"))
            .startsWith("shop: not running"));
  }

  @Test
  void whoIsStoppedOrStopsInOrderStaysAway() {
    assertTrue(
        after(new Stops("shop/till"), A_SECOND_LATER).contains("till: not running after 1 start"));
    assertTrue(
        after(new IsStopped("shop/stock"), A_SECOND_LATER)
            .contains("stock: not running after 1 start"));
  }

  @Test
  void aModelDoesNotChange() {
    SupervisionModel model = SupervisionModel.of(SHOP);
    String before = model.toString();

    SupervisionModel next = model.after(new Panics("shop"));

    assertEquals(before, model.toString());
    assertFalse(next.lives().get("shop").isRunning());
  }

  @Test
  void anActorThatIsNotThereIsRefused() {
    var error = assertThrows(IllegalArgumentException.class, () -> after(new Panics("shop/bin")));

    assertEquals(
        "No actor of the tree is at 'shop/bin'. There are [shop, shop/stock, shop/till,"
            + " shop/visitor].",
        error.getMessage());
    try (TestKit kit = TestKit.create()) {
      Stage stage = Stage.of(kit, SHOP);
      for (TreeEvent event :
          List.of(
              new Panics("no"),
              new IsKilled("no"),
              new IsStopped("no"),
              new WillNotStart("no", 1))) {
        assertThrows(IllegalArgumentException.class, () -> stage.happens(event));
      }
    }
  }

  @Test
  void aTreeThatMakesNoSenseIsRefused() {
    ActorTree twin = ActorTree.of("twin");

    assertThrows(IllegalArgumentException.class, () -> ActorTree.of("a").children(twin, twin));
    assertThrows(
        IllegalArgumentException.class, () -> twin.backoff(Backoff.constant(SECOND).jitter(0.1)));
  }

  @Test
  @Tag("K9")
  void theRuntimeDoesWhatTheModelSays() {
    Explorer.of(SupervisionModelTest::compare)
        .timeModel(TimeModel.idle())
        .strategy(Strategy.randomWalk())
        .schedules(Integer.getInteger("stories", 1_000))
        .check();
  }

  @Test
  void whoFailsWhileItsSiblingsAreStoppedForIsNotCountedTwice() {
    ActorTree one = ActorTree.of("one").restart(RestartPolicy.PERMANENT);
    ActorTree tree =
        ActorTree.of("a")
            .strategy(SupervisionStrategy.oneForAll().intensity(1, SECOND))
            .children(one, one.named("two"), one.named("slow").stopTime(Duration.ofMillis(10)));
    TreeStory story =
        new TreeStory(
            tree,
            List.of(new Panics("a/one"), new Panics("a/two"), A_SECOND_LATER, A_SECOND_LATER));

    try (TestKit kit = TestKit.create()) {
      compare(kit, story);
    }
  }

  private static void compare(TestKit kit) {
    compare(kit, kit.draw(TreeStory.gen(12)));
  }

  private static void compare(TestKit kit, TreeStory story) {
    SupervisionModel model = SupervisionModel.of(story.tree());
    Stage stage = Stage.of(kit, story.tree());
    for (TreeEvent event : story.events()) {
      model = model.after(event);
      stage.happens(event);
      assertEquals(model.lives(), stage.lives(), story::toString);
      assertEquals(model.answers(), stage.answers(), story::toString);
      assertEquals(model.listings(), stage.listings(), story::toString);
    }
  }
}

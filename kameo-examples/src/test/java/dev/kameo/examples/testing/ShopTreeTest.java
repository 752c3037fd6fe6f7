package dev.kameo.examples.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.testkit.ExplorationFailedError;
import dev.kameo.testkit.Explorer;
import dev.kameo.testkit.Fault;
import dev.kameo.testkit.TestKit;
import dev.kameo.testkit.TimeModel;
import dev.kameo.testkit.jupiter.Explore;
import dev.kameo.testkit.jupiter.KameoTest;
import dev.kameo.testkit.supervision.ActorTree;
import dev.kameo.testkit.supervision.Life;
import dev.kameo.testkit.supervision.Stage;
import dev.kameo.testkit.supervision.SupervisionModel;
import dev.kameo.testkit.supervision.TreeEvent;
import dev.kameo.testkit.supervision.TreeStory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Whatever fails in whatever order, a tree keeps its promise.
@KameoTest
final class ShopTreeTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static ActorTree shop(SupervisionStrategy strategy) {
    return ActorTree.of("shop")
        .strategy(strategy.intensity(3, MINUTE))
        .children(
            ActorTree.of("stock").restart(RestartPolicy.PERMANENT),
            ActorTree.of("till").restart(RestartPolicy.PERMANENT));
  }

  private static void noTillIsOlderThanItsStock(TestKit kit, ActorTree shop) {
    Stage stage = Stage.of(kit, shop);
    for (TreeEvent event : kit.draw(TreeEvent.stories(shop.paths(), 10))) {
      stage.happens(event);
      Map<String, Life> lives = stage.lives();
      assertTrue(
          lives.get("shop/till").starts() >= lives.get("shop/stock").starts()
              || !lives.get("shop/till").isRunning(),
          lives::toString);
    }
  }

  @Explore(time = "idle", schedules = 200)
  void noTillIsOlderThanItsStock(TestKit kit) {
    noTillIsOlderThanItsStock(kit, shop(SupervisionStrategy.restForOne()));
  }

  @Test
  void oneForOneWouldBreakThePromise() {
    Explorer explorer =
        Explorer.of(kit -> noTillIsOlderThanItsStock(kit, shop(SupervisionStrategy.oneForOne())))
            .timeModel(TimeModel.idle());

    String report =
        Assertions.assertThrows(ExplorationFailedError.class, explorer::check).getMessage();

    assertTrue(report.contains("[shop/stock panics]"), report);
  }

  @Explore(time = "idle", schedules = 200)
  void theRuntimeDoesWhatTheModelSays(TestKit kit) {
    TreeStory story = kit.draw(TreeStory.gen(12));
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

  @Test
  void aModelAnswersWithoutAnyActor() {
    ActorTree pump = ActorTree.of("pump").restart(RestartPolicy.TRANSIENT);
    SupervisionModel model =
        SupervisionModel.of(ActorTree.supervisor("plant").children(pump))
            .after(new TreeEvent.StopChild("plant/pump"))
            .after(new TreeEvent.StartChild("plant", pump));

    assertEquals("[SupervisorShutdown, ALREADY_PRESENT]", model.answers().toString());
  }

  /// Measures.
  static final class Meter implements Actor {

    record Read() implements Query<Meter, Integer> {
      @Override
      public Reply<Integer> handle(Meter meter, Context<Meter> ctx) {
        return Reply.of(7);
      }
    }
  }

  /// Asks its meter.
  static final class Plant implements Actor {

    private final ActorRef<Meter> meter;

    Plant(Context<Plant> ctx) {
      meter = ctx.spawn(ActorSpec.of(Meter::new).restart(RestartPolicy.PERMANENT));
    }

    @Override
    public SupervisionStrategy supervisionStrategy() {
      return SupervisionStrategy.oneForOne().intensity(100, MINUTE);
    }

    record Read() implements Message<Plant, Integer> {
      @Override
      public Reply<Integer> handle(Plant plant, Context<Plant> ctx) {
        return plant.meter.ask(new Meter.Read());
      }
    }
  }

  @Explore(faults = {Fault.PANIC_BEFORE, Fault.PANIC_AFTER, Fault.KILL, Fault.SLOW})
  void thePlantMeasuresAgain(TestKit kit) throws Exception {
    ActorRef<Plant> plant =
        kit.spawn(
            ActorSpec.with(Plant::new).restart(RestartPolicy.PERMANENT).restartLimit(100, MINUTE));
    List.of(1, 2, 3).forEach(_ -> plant.ask(new Plant.Read()));
    kit.runUntilIdle();

    kit.heal();

    assertEquals(7, plant.ask(new Plant.Read()).await());
  }
}

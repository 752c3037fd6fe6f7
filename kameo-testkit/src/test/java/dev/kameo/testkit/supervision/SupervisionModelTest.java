package dev.kameo.testkit.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.testkit.Explorer;
import dev.kameo.testkit.Strategy;
import dev.kameo.testkit.TestKit;
import dev.kameo.testkit.TimeModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupervisionModelTest {

  static void theRuntimeDoesWhatTheModelSays(TestKit kit) {
    ActorTree tree = kit.draw(ActorTree.gen());
    List<TreeEvent> story = kit.draw(TreeEvent.stories(tree, 12));
    SupervisionModel model = SupervisionModel.of(tree);
    Stage stage = Stage.of(kit, tree);
    List<TreeEvent> told = new ArrayList<>();
    for (TreeEvent event : story) {
      told.add(event);
      model = model.after(event);
      stage.happens(event);
      assertEquals(model.lives(), stage.lives(), () -> tree + "\n" + told);
    }
  }

  @Test
  void theRuntimeDoesWhatTheModelSays() {
    Explorer.of(SupervisionModelTest::theRuntimeDoesWhatTheModelSays)
        .timeModel(TimeModel.idle())
        .strategy(Strategy.randomWalk())
        .schedules(Integer.getInteger("stories", 2_000))
        .check();
  }
}

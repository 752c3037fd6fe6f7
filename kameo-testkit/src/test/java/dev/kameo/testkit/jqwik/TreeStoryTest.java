package dev.kameo.testkit.jqwik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.testkit.Gen;
import dev.kameo.testkit.TestKit;
import dev.kameo.testkit.supervision.ActorTree;
import dev.kameo.testkit.supervision.Stage;
import dev.kameo.testkit.supervision.SupervisionModel;
import dev.kameo.testkit.supervision.TreeEvent;
import dev.kameo.testkit.supervision.TreeStory;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class TreeStoryTest {

  @Property(tries = 200)
  void theRuntimeDoesWhatTheModelSays(@ForAll TreeStory story, @ForAll Schedule schedule) {
    try (TestKit kit = schedule.kit()) {
      SupervisionModel model = SupervisionModel.of(story.tree());
      Stage stage = Stage.of(kit, story.tree());
      for (TreeEvent event : story.events()) {
        model = model.after(event);
        stage.happens(event);
      }
      assertEquals(model.lives(), stage.lives());
    }
  }

  @Property(tries = 100)
  void treesAreSmall(@ForAll ActorTree tree) {
    assertTrue(tree.paths().size() <= 13, tree::toString);
  }

  @Provide
  Arbitrary<Integer> small() {
    return Drawn.from(Gen.ints(3, 9));
  }

  @Property(tries = 100)
  void theKitsGeneratorsServe(@ForAll("small") int number) {
    assertTrue(number >= 3 && number <= 9, () -> "drawn: " + number);
  }

  @Example
  void ofNoNumbersComesTheSimplest() {
    assertEquals("a", TreeStory.gen(5).from(List.of()).toString());
    assertThrows(IllegalArgumentException.class, () -> Gen.booleans().from(List.of(-1L)));
  }
}

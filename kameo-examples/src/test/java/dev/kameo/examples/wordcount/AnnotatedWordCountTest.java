package dev.kameo.examples.wordcount;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.ActorSystem;
import dev.kameo.examples.wordcount.annotated.AnnotatedWordCount;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/// The word count in both forms.
final class AnnotatedWordCountTest {

  private static final int WORKERS = 4;

  @OnBothSchedulers
  void bothFormsCountTheSame(String scheduler, @TempDir Path root) throws Exception {
    Tree tree = new Tree(root).with("text", "one two").with("z/z", "two");
    tree.with("binary", Tree.BINARY).with("z/malformed", Tree.MALFORMED);

    try (ActorSystem system = ActorSystem.builder().scheduler(scheduler).create()) {
      WordCount annotated = AnnotatedWordCount.run(system, tree.files(), WORKERS);
      assertEquals(Map.of("one", 1L, "two", 2L), annotated.counts().words());
      assertEquals(2, annotated.replaced());
      assertEquals(writtenByHand(scheduler, tree.files()), annotated);
    }
  }

  /// Runs in a system of its own, where the tally's name is free.
  private static WordCount writtenByHand(String scheduler, Iterable<Path> files)
      throws InterruptedException {
    try (ActorSystem system = ActorSystem.builder().scheduler(scheduler).create()) {
      return WordCount.run(system, files, WORKERS, WordCount.spawnTally(system));
    }
  }
}

package dev.kameo.examples.wordcount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReportTest {

  private static final Path ROOT = Path.of("root");

  @Test
  void sortsWordsByCountAndThenByName() {
    Map<String, Long> words = Map.of("b", 2L, "a", 2L, "c", 3L, "d", 1L);

    assertEquals(
        List.of("c", "a", "b"), Counts.top(words, 3).stream().map(Counts.Word::word).toList());
  }

  @Test
  void doesNotListAllOfManyPoisonFiles() {
    Map<Path, String> poison = new HashMap<>();
    for (int i = 0; i < 25; i++) {
      poison.put(ROOT.resolve("file" + i), "binary");
    }
    WordCount count = new WordCount(new Counts(0, 0, Map.of(), poison), 25);

    assertTrue(new Report(ROOT, count, 1).text(10).contains("  and 5 more"));
  }

  @Test
  void saysWhenTheCountsDiffer() {
    Counts one = new Counts(1, 1, Map.of("a", 1L), Map.of());
    Counts other = new Counts(1, 1, Map.of("b", 1L), Map.of());

    assertTrue(Report.verdict(one, other, 1).contains("does NOT agree"));
  }

  @Test
  void drawsABarThatFitsALine() {
    List<Counts.Word> top = List.of(new Counts.Word("x".repeat(100), 1));

    String half = ProgressLine.bar(new Progress(40, 10, 7), 100, top);
    String unknown = ProgressLine.bar(new Progress(0, 0, 0), 0, List.of());

    assertTrue(half.startsWith("[##########..........]  50 %  40 files, 10 poison, 7 words: x"));
    assertTrue(half.length() < 80);
    assertTrue(unknown.startsWith("[....................]   0 %"));
  }
}

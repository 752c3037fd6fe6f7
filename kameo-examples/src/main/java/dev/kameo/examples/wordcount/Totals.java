package dev.kameo.examples.wordcount;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The sums so far. For one thread at a time.
public final class Totals {

  private long files;
  private long total;
  private final Map<String, Long> words = new HashMap<>();
  private final Map<Path, String> poison = new HashMap<>();

  public void add(Map<String, Long> fileWords) {
    files++;
    fileWords.forEach((word, count) -> {
      total += count;
      words.merge(word, count, Long::sum);
    });
  }

  public void add(Poison poisonFile) {
    poison.put(poisonFile.file(), poisonFile.reason());
  }

  public Progress progress() {
    return new Progress(files, poison.size(), total);
  }

  public List<Counts.Word> top(int limit) {
    return Counts.top(words, limit);
  }

  public Counts counts() {
    return new Counts(files, total, words, poison);
  }
}

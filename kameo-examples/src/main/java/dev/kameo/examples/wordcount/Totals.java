package dev.kameo.examples.wordcount;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The sums so far. For one thread at a time.
final class Totals {

  private long files;
  private long total;
  private final Map<String, Long> words = new HashMap<>();
  private final Map<Path, String> poison = new HashMap<>();

  void add(Map<String, Long> fileWords) {
    files++;
    fileWords.forEach((word, count) -> {
      total += count;
      words.merge(word, count, Long::sum);
    });
  }

  void add(Poison poisonFile) {
    poison.put(poisonFile.file(), poisonFile.reason());
  }

  Progress progress() {
    return new Progress(files, poison.size(), total);
  }

  List<Counts.Word> top(int limit) {
    return Counts.top(words, limit);
  }

  Counts counts() {
    return new Counts(files, total, words, poison);
  }
}

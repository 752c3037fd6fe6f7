package dev.kameo.examples.wordcount;

import java.io.IOException;
import java.nio.file.Path;

/// The same count without actors, to check the other one.
final class SequentialCount {

  private SequentialCount() {}

  static Counts of(Iterable<Path> files) {
    Totals totals = new Totals();
    for (Path file : files) {
      try {
        totals.add(FileWords.of(file));
      } catch (IOException e) {
        totals.add(Poison.of(file, e));
      }
    }
    return totals.counts();
  }
}

package dev.kameo.examples.wordcount;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// What was counted. Immutable.
///
/// @param files how many files were read to their end
/// @param total how many words they have
/// @param words how often each word occurs
/// @param poison the files that could not be read, and why
public record Counts(long files, long total, Map<String, Long> words, Map<Path, String> poison) {

  public Counts {
    words = Map.copyOf(words);
    poison = Map.copyOf(poison);
  }

  /// A word, and how often it occurs. The most frequent come first.
  public record Word(String word, long count) implements Comparable<Word> {

    private static final Comparator<Word> ORDER =
        comparing(Word::count, reverseOrder()).thenComparing(Word::word);

    @Override
    public int compareTo(Word other) {
      return ORDER.compare(this, other);
    }
  }

  /// {@return the most frequent of these words, in order}
  static List<Word> top(Map<String, Long> words, int limit) {
    PriorityQueue<Word> best = new PriorityQueue<>(reverseOrder());
    words.forEach((word, count) -> {
      best.add(new Word(word, count));
      if (best.size() > limit) {
        best.remove();
      }
    });
    return best.stream().sorted().toList();
  }
}

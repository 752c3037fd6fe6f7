package dev.kameo.examples.wordcount;

import java.nio.file.Path;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The end of the count, in words.
///
/// @param root the folder; files are named from there
/// @param count what came out
/// @param seconds how long it took
record Report(Path root, WordCount count, double seconds) {

  private static final int MOST_POISON = 20;

  String text(int top) {
    Counts counts = count.counts();
    int poison = counts.poison().size();
    Formatter text = new Formatter(Locale.ROOT);
    text.format(
        "Counted %,d words in %,d files in %.2f s: %,.0f files/s%n",
        counts.total(), counts.files(), seconds, (counts.files() + poison) / seconds);

    List<Counts.Word> words = Counts.top(counts.words(), top);
    text.format("%nThe %d most frequent of %,d words%n", words.size(), counts.words().size());
    for (Counts.Word word : words) {
      text.format("  %,10d  %s%n", word.count(), word.word());
    }

    text.format(
        "%nPoison files: %,d; workers that crashed and were replaced: %,d%n",
        poison, count.replaced());
    counts.poison().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .limit(MOST_POISON)
        .forEach(entry -> text.format("  %s: %s%n", name(entry.getKey()), entry.getValue()));
    if (poison > MOST_POISON) {
      text.format("  and %,d more%n", poison - MOST_POISON);
    }
    return text.toString();
  }

  /// {@return whether a sequential count came to the same, in words}
  static String verdict(Counts actors, Counts sequential, double seconds) {
    return actors.equals(sequential)
        ? String.format(Locale.ROOT, "%nA sequential count agrees exactly (%.2f s)%n", seconds)
        : String.format(
            Locale.ROOT,
            "%nA sequential count does NOT agree: %,d words in %,d files, %,d poison."
                + " Did files change?%n",
            sequential.total(),
            sequential.files(),
            sequential.poison().size());
  }

  /// A name may hold anything, even what a terminal takes for a command.
  private String name(Path file) {
    Path shown = file.equals(root) ? file : root.relativize(file);
    return shown.toString().replaceAll("\\p{Cntrl}", "?");
  }
}

package dev.kameo.examples.wordcount;

import java.nio.file.Path;
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
    StringBuilder text = new StringBuilder();
    text.append(
        format(
            "Counted %,d words in %,d files in %.2f s: %,.0f files/s%n",
            counts.total(), counts.files(), seconds, (counts.files() + poison()) / seconds));
    List<Counts.Word> words = Counts.top(counts.words(), top);
    text.append(format("%nThe %d most frequent of %,d words%n", words.size(), distinct()));
    for (Counts.Word word : words) {
      text.append(format("  %,10d  %s%n", word.count(), word.word()));
    }
    text.append(
        format(
            "%nPoison files: %,d; workers that crashed and were replaced: %,d%n",
            poison(), count.replaced()));
    counts.poison().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .limit(MOST_POISON)
        .forEach(entry -> text.append(format("  %s: %s%n", name(entry.getKey()), entry.getValue())));
    if (poison() > MOST_POISON) {
      text.append(format("  and %,d more%n", poison() - MOST_POISON));
    }
    return text.toString();
  }

  /// {@return whether a sequential count came to the same, in words}
  static String verdict(Counts actors, Counts sequential, double seconds) {
    return actors.equals(sequential)
        ? format("%nA sequential count agrees exactly (%.2f s)%n", seconds)
        : format(
            "%nA sequential count does NOT agree: %,d words in %,d files, %,d poison. Did files change?%n",
            sequential.total(), sequential.files(), sequential.poison().size());
  }

  private int poison() {
    return count.counts().poison().size();
  }

  private int distinct() {
    return count.counts().words().size();
  }

  /// A name may hold anything, even what a terminal takes for a command.
  private String name(Path file) {
    return root.relativize(file).toString().replaceAll("\\p{Cntrl}", "?");
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

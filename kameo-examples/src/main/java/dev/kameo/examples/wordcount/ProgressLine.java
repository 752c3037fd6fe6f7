package dev.kameo.examples.wordcount;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How far the count is, in one line.
final class ProgressLine {

  private static final int BAR_LENGTH = 20;

  /// A longer line would not fit, and a terminal could not clear it.
  private static final int LONGEST = 79;

  private ProgressLine() {}

  static String plain(Progress progress, List<Counts.Word> top) {
    return String.format(
        Locale.ROOT,
        "%,d files, %,d poison, %,d words: %s",
        progress.files(),
        progress.poison(),
        progress.words(),
        top.stream().map(Counts.Word::word).collect(Collectors.joining(" ")));
  }

  /// @param total how many files there are; 0 if that is not known yet
  static String bar(Progress progress, long total, List<Counts.Word> top) {
    long share = total == 0 ? 0 : Math.min(100, 100 * progress.seen() / total);
    int done = (int) (BAR_LENGTH * share / 100);
    String line =
        String.format(
            Locale.ROOT,
            "[%s%s] %3d %%  %s",
            "#".repeat(done),
            ".".repeat(BAR_LENGTH - done),
            share,
            plain(progress, top));
    return line.substring(0, Math.min(LONGEST, line.length()));
  }
}

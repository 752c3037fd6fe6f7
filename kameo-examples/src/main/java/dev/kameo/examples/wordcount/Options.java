package dev.kameo.examples.wordcount;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the user wants.
///
/// @param folder whose words to count
/// @param workers how many files are read at the same time
/// @param top how many words to show
/// @param scheduler what runs the actors; empty for the one that is found
/// @param help only explain
record Options(Path folder, int workers, int top, String scheduler, boolean help) {

  static final String HELP =
      """
      Counts the words of all text files in a folder.

      Usage: WordCountMain [OPTIONS] [FOLDER]

        FOLDER             the current one if none is given; .git and target are left out
        --workers N        how many files are read at the same time (two per processor)
        --top N            how many words to show (10)
        --scheduler NAME   what runs the actors: virtual or forkjoin
        --help             shows this text

      Ends with 0, with 1 if something went wrong, or with 2 if it was called wrongly.
      """;

  private static final int MOST = 10_000;

  /// @throws UsageException if the arguments make no sense
  static Options parse(String... arguments) throws UsageException {
    int workers = 2 * Runtime.getRuntime().availableProcessors();
    int top = 10;
    String scheduler = "";
    @Nullable Path folder = null;
    Iterator<String> rest = List.of(arguments).iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--help" -> {
          return new Options(Path.of(""), workers, top, scheduler, true);
        }
        case "--workers" -> workers = number(argument, rest);
        case "--top" -> top = number(argument, rest);
        case "--scheduler" -> scheduler = value(argument, rest);
        default -> {
          if (argument.startsWith("-")) {
            throw new UsageException("unknown option: " + argument);
          }
          if (folder != null) {
            throw new UsageException("one folder is enough, but there is another: " + argument);
          }
          folder = folder(argument);
        }
      }
    }
    return new Options(folder == null ? Path.of(".") : folder, workers, top, scheduler, false);
  }

  private static String value(String option, Iterator<String> rest) throws UsageException {
    if (!rest.hasNext()) {
      throw new UsageException(option + " needs a value");
    }
    return rest.next();
  }

  private static int number(String option, Iterator<String> rest) throws UsageException {
    String value = value(option, rest);
    try {
      int number = Integer.parseInt(value);
      if (number > 0 && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // answered below, like a number that is out of range
    }
    throw new UsageException("%s must be a number from 1 to %d: %s".formatted(option, MOST, value));
  }

  private static Path folder(String argument) throws UsageException {
    try {
      Path folder = Path.of(argument);
      if (Files.isDirectory(folder)) {
        return folder;
      }
      throw new UsageException(
          (Files.exists(folder) ? "not a folder: " : "no such folder: ") + argument);
    } catch (InvalidPathException e) {
      throw new UsageException("not a folder: " + argument);
    }
  }
}

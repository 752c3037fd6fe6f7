package dev.kameo.benchmarks.size;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The numbers of docs/lines-of-code.md are those of the sources beside this one.
final class LinesOfCodeTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path SOURCES =
      ROOT.resolve("kameo-benchmarks/src/test/java/dev/kameo/benchmarks/size");
  private static final List<String> WAYS = List.of("byhand", "annotated", "pekko");
  private static final Pattern WORD = Pattern.compile("\\w");

  /// Which files an actor is, and what it is called on the page.
  private record Subject(String title, String... files) {

    List<Integer> lines() {
      return WAYS.stream()
          .map(way -> Stream.of(files).mapToInt(file -> linesOf(source(way, file))).sum())
          .toList();
    }
  }

  private static final List<Subject> SUBJECTS =
      List.of(
          new Subject("counter", "Counter"),
          new Subject("account with domain errors", "Account"),
          new Subject("cache with a query and a timer", "Cache"),
          new Subject("pool of workers that crash", "Pool", "Worker"),
          new Subject("aggregator: asks several, answers later", "Buyer", "Shop"));

  private static Path source(String way, String file) {
    return SOURCES.resolve(way).resolve(file + ".java");
  }

  /// {@return how many lines of a file have a word of code in them}
  private static int linesOf(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return (int)
          lines
              .map(String::strip)
              .filter(line -> !line.startsWith("//"))
              .filter(line -> !line.startsWith("package ") && !line.startsWith("import "))
              .filter(line -> WORD.matcher(line).find())
              .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String row(String title, List<Integer> lines) {
    return lines.stream().map(String::valueOf).collect(Collectors.joining(" | ", title, " |"));
  }

  @Test
  void thePageHasTheNumbersOfTheSources() throws IOException {
    List<String> rows = new ArrayList<>();
    List<Integer> sums = List.of(0, 0, 0);
    for (Subject subject : SUBJECTS) {
      List<Integer> lines = subject.lines();
      List<Integer> before = sums;
      sums = Stream.iterate(0, i -> i + 1).limit(3).map(i -> before.get(i) + lines.get(i)).toList();
      rows.add(row("| " + subject.title() + " | ", lines));
    }
    rows.add(row("| **together** | ", sums));

    String page = Files.readString(ROOT.resolve("docs/lines-of-code.md"));
    List<String> written = page.lines().filter(line -> line.matches("\\|.*\\| \\d+ \\|")).toList();
    assertEquals(String.join("\n", rows), String.join("\n", written));
  }

  @Test
  void eachSourceIsCounted() throws IOException {
    List<String> counted =
        SUBJECTS.stream().flatMap(subject -> Stream.of(subject.files())).sorted().toList();

    for (String way : WAYS) {
      try (Stream<Path> files = Files.list(SOURCES.resolve(way))) {
        assertEquals(
            counted,
            files.map(file -> file.getFileName().toString().replace(".java", "")).sorted().toList(),
            way);
      }
    }
    assertTrue(linesOf(source("annotated", "Counter")) > 0);
  }
}

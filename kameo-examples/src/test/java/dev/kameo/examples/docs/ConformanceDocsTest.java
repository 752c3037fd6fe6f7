package dev.kameo.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The matrix of docs/conformance.md speaks of tests that there are, of each row once, and adds up;
/// so does its list of mutants.
final class ConformanceDocsTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| (?<id>[EKPBF]\\d+) \\| (?<what>.+?) \\| (?<state>[a-z ]+) \\| (?<shown>.+)"
              + " \\|$");
  private static final Pattern TEST =
      Pattern.compile("`(?<type>[A-Z]\\w*Test)(?<nested>(\\.[A-Z]\\w*)*)\\.(?<method>[a-z]\\w*)`");
  private static final Pattern TOTALS =
      Pattern.compile(
          "(?m)^\\| (?<part>[EKPBF])[^|]*\\| (?<green>\\d+) \\| (?<different>\\d+) \\|"
              + " (?<none>\\d+) \\| (?<open>\\d+) \\|$");
  private static final Pattern TAGGED =
      Pattern.compile("(?<tags>(?:@Tag\\(\"\\w+\"\\)\\s+)+)(?:[a-z]+ )*void (?<method>\\w+)\\(");
  private static final Pattern TAG = Pattern.compile("@Tag\\(\"(\\w+)\"\\)");
  private static final Pattern MUTANT =
      Pattern.compile(
          "(?m)^\\| (?<number>\\d+) \\| (?<place>[^|]+) \\| (?<broken>[^|]+) \\| (?<killers>[^|]+)"
              + " \\|$");
  private static final Pattern SCORE = Pattern.compile("\\*\\*\\d+ of \\d+\\*\\* are killed");
  private static final List<String> STATES =
      List.of("green", "different", "not applicable", "open");

  private static final Map<String, String> sources = new HashMap<>();
  private static List<MatchResult> rows = List.of();
  private static String page = "";

  @BeforeAll
  static void read() throws IOException {
    page = Files.readString(ROOT.resolve("docs/conformance.md"));
    rows = ROW.matcher(page).results().toList();
    assertFalse(rows.isEmpty());
    for (String module : List.of("kameo-verification", "kameo-testkit")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
        for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          sources.merge(name, Files.readString(file), String::concat);
        }
      }
    }
  }

  @Test
  void eachRowIsThereOnce() {
    Set<String> ids = new HashSet<>();
    List<String> again = new ArrayList<>();
    for (MatchResult row : rows) {
      if (!ids.add(row.group("id"))) {
        again.add(row.group("id"));
      }
    }

    assertEquals(List.of(), again, "Rows that are there twice");
    assertEquals(
        rows.size(),
        page.lines().filter(line -> line.matches("\\| [A-Z]\\d+ \\|.*")).count(),
        "Rows that can be read");
  }

  @Test
  void theTestsOfEachRowExist() {
    List<String> missing = new ArrayList<>();
    for (MatchResult row : rows) {
      TEST.matcher(row.group("shown"))
          .results()
          .filter(test -> !exists(test))
          .forEach(test -> missing.add(row.group("id") + ": " + test.group()));
    }

    assertEquals(List.of(), missing, "Tests that are named and not there");
  }

  @Test
  void aGreenRowHasATestAndEveryOtherAReason() {
    List<String> bare = new ArrayList<>();
    for (MatchResult row : rows) {
      String shown = row.group("shown");
      boolean isTested = TEST.matcher(shown).find();
      boolean isExplained = !TEST.matcher(shown).replaceAll("").replace(",", "").isBlank();
      assertTrue(STATES.contains(row.group("state")), row.group());
      if (row.group("state").equals("green") ? !isTested : !isExplained) {
        bare.add(row.group());
      }
    }

    assertEquals(List.of(), bare, "Rows without a test, or without a reason");
  }

  /// So that `-Dgroups=E17` runs what shows the row E17.
  @Test
  void theTestsOfEachRowAreTaggedWithItAndNoOthersAre() {
    Set<String> named = new TreeSet<>();
    for (MatchResult row : rows) {
      TEST.matcher(row.group("shown"))
          .results()
          .forEach(test -> named.add(line(row.group("id"), test.group("type"), test)));
    }
    Set<String> tagged = new TreeSet<>();
    sources.forEach((type, source) ->
        TAGGED
            .matcher(source)
            .results()
            .forEach(test ->
                TAG.matcher(test.group("tags"))
                    .results()
                    .forEach(tag -> tagged.add(line(tag.group(1), type, test)))));

    assertEquals(String.join("\n", named), String.join("\n", tagged), "Named there, tagged here");
  }

  private static String line(String id, String type, MatchResult test) {
    return id + " " + type + "." + test.group("method");
  }

  @Test
  void theTotalsAreRight() {
    Map<String, List<Long>> counted = new TreeMap<>();
    Map<String, List<Long>> written = new TreeMap<>();
    for (String part : List.of("E", "K", "P", "B", "F")) {
      counted.put(part, STATES.stream().map(state -> count(part, state)).toList());
    }
    TOTALS
        .matcher(page)
        .results()
        .forEach(line ->
            written.put(
                line.group("part"),
                Stream.of("green", "different", "none", "open")
                    .map(state -> Long.valueOf(line.group(state)))
                    .toList()));

    assertEquals(counted, written, "green, different, not applicable, open");
  }

  @Test
  void eachMutantIsKilledByATestThatExistsAndTheScoreSaysHowMany() {
    List<MatchResult> mutants = MUTANT.matcher(page).results().toList();
    List<String> living = new ArrayList<>();
    for (MatchResult mutant : mutants) {
      List<MatchResult> killers = TEST.matcher(mutant.group("killers")).results().toList();
      if (killers.isEmpty() || !killers.stream().allMatch(ConformanceDocsTest::exists)) {
        living.add(mutant.group());
      }
    }
    List<Integer> numbers = mutants.stream().map(m -> Integer.valueOf(m.group("number"))).toList();
    List<String> scores = SCORE.matcher(page).results().map(MatchResult::group).toList();

    assertEquals(List.of(), living, "Mutants without a test, or whose test is not there");
    assertEquals(IntStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
    assertEquals(
        List.of("**%d of %<d** are killed".formatted(mutants.size())), scores, "the score");
    assertEquals(
        mutants.size(),
        page.lines().filter(line -> line.matches("\\| \\d+ \\|.*")).count(),
        "Mutants that can be read");
  }

  private static long count(String part, String state) {
    return rows.stream()
        .filter(row -> row.group("id").startsWith(part) && row.group("state").equals(state))
        .count();
  }

  private static boolean exists(MatchResult test) {
    String source = sources.getOrDefault(test.group("type"), "");
    return source.contains("void " + test.group("method") + "(")
        && Stream.of(test.group("nested").split("\\."))
            .allMatch(nested -> source.contains("class " + nested));
  }
}

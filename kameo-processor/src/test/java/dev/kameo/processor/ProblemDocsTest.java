package dev.kameo.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of docs/actors-without-ceremony.md has all problems, in the same order.
final class ProblemDocsTest {

  private static final Path PAGE =
      Path.of("").toAbsolutePath().resolveSibling("docs").resolve("actors-without-ceremony.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(?<code>Kameo\\w+)` \\| [^|]+ \\| [^|]+ \\|$");

  @Test
  void eachProblemHasARowAndEachRowAProblem() throws IOException {
    List<String> written =
        ROW.matcher(Files.readString(PAGE)).results().map(row -> row.group("code")).toList();

    assertEquals(Stream.of(Problem.values()).map(Problem::code).toList(), written);
  }
}

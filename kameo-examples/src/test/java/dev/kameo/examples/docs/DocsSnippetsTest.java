package dev.kameo.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The Java in the documentation is code of the examples and of the tests beside this one, or is
/// generated from them, word for word: so it compiles and runs.
final class DocsSnippetsTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern JAVA = Pattern.compile("(?s)```java\\n(.*?)```");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

  @Test
  void snippetsAreCodeThatRuns() throws IOException {
    String code = code();
    List<String> strange = new ArrayList<>();
    int snippets = 0;
    for (Path page : pages()) {
      Matcher matcher = JAVA.matcher(Files.readString(page));
      while (matcher.find()) {
        snippets++;
        if (!code.contains(normal(matcher.group(1)))) {
          strange.add(ROOT.relativize(page) + ":\n" + matcher.group(1));
        }
      }
    }

    assertEquals(List.of(), strange, "Snippets that are in no source");
    assertTrue(snippets > 0);
  }

  @Test
  void linksLeadToFiles() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      Matcher matcher = LINK.matcher(Files.readString(page));
      while (matcher.find()) {
        if (!Files.exists(page.resolveSibling(matcher.group(1)))) {
          broken.add(ROOT.relativize(page) + ": " + matcher.group(1));
        }
      }
    }

    assertEquals(List.of(), broken, "Links to files that are not there");
  }

  @Test
  void eachDecisionHasANumberOfItsOwn() throws IOException {
    Set<String> numbers = new HashSet<>();
    List<String> taken = new ArrayList<>();
    for (Path page : files(ROOT.resolve("docs/decisions"), ".md")) {
      if (!numbers.add(page.getFileName().toString().substring(0, 4))) {
        taken.add(ROOT.relativize(page).toString());
      }
    }

    assertEquals(List.of(), taken, "Decisions whose number another has");
    assertFalse(numbers.isEmpty());
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(files(ROOT.resolve("docs"), ".md"));
    for (String page : List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md")) {
      pages.add(ROOT.resolve(page));
    }
    return pages;
  }

  private static String code() throws IOException {
    StringBuilder code = new StringBuilder();
    for (String folder :
        List.of("src", "target/generated-sources", "target/generated-test-sources")) {
      for (Path source : files(ROOT.resolve("kameo-examples").resolve(folder), ".java")) {
        code.append(normal(Files.readString(source))).append('\n');
      }
    }
    return code.toString();
  }

  private static List<Path> files(Path root, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  private static String normal(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}

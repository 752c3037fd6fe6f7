package dev.kameo.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Handlers with names, types and numbers of parameters of every length: what is generated has the
/// format of google-java-format.
final class FormatTest {

  private static final int HANDLERS = 60;

  private static final List<String> TYPES =
      List.of(
          "int",
          "String",
          "List<String>",
          "Map.Entry<String, Integer>",
          "Map<String, List<Integer>>",
          "Optional<Map<String, Set<Long>>>",
          "CompletableFuture<String>");
  private static final List<String> RETURNED =
      List.of(
          "void",
          "String",
          "Reply<String>",
          "CompletionStage<Map<String, List<Integer>>>",
          "Map<String, Map<String, List<Integer>>>");
  private static final List<String> THROWN =
      List.of(
          "",
          "",
          "throws IOException",
          "throws IOException, InterruptedException, TimeoutException, CloneNotSupportedException");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"A", "AnActorWhoseNameIsNotShort"})
  void isThatOfPlainActors(String name) throws Exception {
    assertIsFormatted(name, "", List.of(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "AnActorWhoseNameIsNotShort"})
  void isThatOfGenericActors(String name) throws Exception {
    assertIsFormatted(
        name,
        "<K extends Comparable<K>, VALUE>",
        List.of("", "<T extends Comparable<T>>", "<X extends IOException, Y>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AnActorWhoseNameIsNotShort"})
  void isThatOfVeryGenericActors(String name) throws Exception {
    assertIsFormatted(
        name,
        "<KEY extends Comparable<? super KEY>, VALUE extends List<? extends KEY>>",
        List.of(""));
  }

  private void assertIsFormatted(String name, String variables, List<String> ownVariables)
      throws Exception {
    Random random = new Random(name.length() + variables.length());
    StringBuilder source =
        new StringBuilder(
            """
            package a;
            import dev.kameo.*;
            import java.io.*;
            import java.util.*;
            import java.util.concurrent.*;
            @SuppressWarnings("KameoMutable")
            public class %s%s implements Actor {
            """
                .formatted(name, variables));
    for (int i = 0; i < HANDLERS; i++) {
      String returned = any(RETURNED, random);
      source.append(
          "@OnMessage public %s %s %s(%s) %s { %s }\n"
              .formatted(
                  any(ownVariables, random),
                  returned,
                  "m" + i + letters(random, List.of(5, 20, 40)),
                  parameters(random),
                  any(THROWN, random),
                  returned.equals("void") ? "" : "return null;"));
    }

    Compilation compilation = Compilation.of(folder, source.append("}\n").toString());

    assertTrue(compilation.succeeded(), compilation.said()::toString);
    String generated = compilation.generated("a." + name + "Messages");
    List<String> formatted = new Formatter().formatSourceAndFixImports(generated).lines().toList();
    List<String> lines = generated.lines().toList();
    int first = 0;
    while (first < lines.size() && lines.get(first).equals(formatted.get(first))) {
      first++;
    }
    assertEquals(around(first, formatted), around(first, lines));
  }

  private static String around(int line, List<String> lines) {
    return String.join(
        "\n", lines.subList(Math.max(0, line - 3), Math.min(lines.size(), line + 9)));
  }

  private static String parameters(Random random) {
    List<String> parameters = new ArrayList<>();
    int count = random.nextInt(8);
    for (int i = 0; i < count; i++) {
      parameters.add(any(TYPES, random) + " p" + i + letters(random, List.of(2, 12, 30)));
    }
    if (random.nextInt(3) == 0) {
      parameters.add(random.nextInt(count + 1), "Context<?> context");
    }
    return String.join(", ", parameters);
  }

  private static String letters(Random random, List<Integer> most) {
    return random
        .ints(1 + random.nextInt(any(most, random)), 'a', 'z')
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}

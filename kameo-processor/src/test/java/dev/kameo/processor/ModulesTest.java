package dev.kameo.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Actors in modules.
final class ModulesTest {

  private static final String ACTOR =
      """
      package a;
      import dev.kameo.*;

      /// Goes.
      public class A implements Actor {
        /// Is new.
        public A() {}

        @OnMessage public int go(int far) { return far; }
        @OnQuery public java.util.List<String> names() { return java.util.List.of(); }
      }
      """;

  @TempDir Path folder;

  private String generated(String module) {
    Compilation compilation =
        Compilation.with(
            folder,
            List.of("-Xlint:all,-processing", "-Werror", "--module-path", api()),
            module,
            ACTOR);
    assertEquals(List.of(), compilation.said());
    assertTrue(compilation.succeeded());
    return compilation.generated("a.AMessages");
  }

  /// {@return where the API is on the class path}
  private static String api() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.contains("kameo-api"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void sayThatTheirMessagesAreGeneratedWhereTheyReadTheModuleOfThatAnnotation() {
    String source =
        generated(
            """
            module m {
              requires transitive dev.kameo;
              requires static java.compiler;
              exports a;
            }
            """);

    assertTrue(source.contains("\n@Generated(\"dev.kameo.processor.MessagesProcessor\")\n"));
  }

  @Test
  void needNotReadIt() {
    String source =
        generated(
            """
            module m {
              requires transitive dev.kameo;
              exports a;
            }
            """);

    assertFalse(source.contains("Generated"), source);
  }
}

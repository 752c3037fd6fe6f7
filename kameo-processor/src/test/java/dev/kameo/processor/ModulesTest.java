package dev.kameo.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
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
            List.of(
                "-Xlint:all,-processing",
                "-Werror",
                "--module-path",
                Path.of(
                        dev.kameo.Actor.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath())
                    .toString()),
            module,
            ACTOR);
    assertEquals(List.of(), compilation.said());
    assertTrue(compilation.succeeded());
    return compilation.generated("a.AMessages");
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

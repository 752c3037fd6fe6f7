package dev.kameo.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The links of comments, in a file with other members and imports than the one they come from.
final class DocLinksTest {

  @TempDir Path folder;

  /// {@return the comment of the record for a comment of a handler}
  private String copied(String comment) {
    String source =
        """
        package a;

        import dev.kameo.*;
        import java.util.List;
        import java.util.Set;

        public class Outer {
          /// A number.
          public static final int MOST = 1;

          /// A neighbour.
          public static class Near {}

          /// An actor.
          public static class Inner implements Actor {
            /// A part.
            public static class Part {}

            %s
            @OnMessage public void go() {}

            /// Comes.
            @SuppressWarnings("KameoMutable")
            @OnMessage public void come(Set<String> it, int times) {}
          }
        }
        """
            .formatted(comment.strip().indent(4).strip());
    Compilation compilation = Compilation.with(folder, List.of("-Xdoclint:all,-missing"), source);
    assertEquals(List.of(), compilation.said(), compilation.said()::toString);
    assertTrue(compilation.succeeded());
    String generated = compilation.generated("a.Outer_InnerMessages");
    int end = generated.indexOf("  public record Go()");
    return generated.substring(generated.lastIndexOf("}\n\n", end) + 3, end).indent(-2);
  }

  @Test
  void leadToTheActorWhereTheySaidNoClass() {
    assertEquals(
        """
        /// See [Outer.Inner#come(Set, int)], [the other][Outer.Inner#come] and
        /// {@link Outer.Inner#come(Set, int) it}; {@value Outer#MOST}.
        ///
        /// @see Outer.Inner#come
        """,
        copied(
            """
            /// See [#come(Set, int)], [the other][#come] and
            /// {@link #come(Set, int) it}; {@value Outer#MOST}.
            ///
            /// @see #come
            """));
  }

  @Test
  void nameClassesAsTheFileDoes() {
    assertEquals(
        """
        /// [Outer.Inner.Part], [Outer.Near], [Outer], [Set], [String#valueOf(int)], [Thread.State],
        /// [java.util.Map#get(Object)], [Outer_InnerMessages#of] and {@link Outer.Inner.Part it}.
        """,
        copied(
            """
            /// [Part], [Near], [Outer], [Set], [String#valueOf(int)], [Thread.State],
            /// [java.util.Map#get(Object)], [Outer_InnerMessages#of] and {@link Part it}.
            """));
  }

  @Test
  void areTextWhereOnlyAnImportOfTheSourceWouldHelp() {
    assertEquals(
        """
        /// `List`, the list, {@code List}, {@code the list}, lists, `List#of(Object)`.
        """,
        copied(
            """
            /// [List], [the list][List], {@link List}, {@link List the list}, {@linkplain List
            /// lists}, [List#of(Object)].
            ///
            /// @see List
            """));
  }

  @Test
  void areLeftAloneInCodeAndWhereTheyAreNone() {
    String comment =
        """
        /// `[List]`, {@code [List] {@link #x}}, [site](http://a.b), a[0], [0, 1].
        ///
        /// ```
        /// [List]
        /// ```
        ///
        /// @see <a href="http://a.b">site</a>
        """;

    assertEquals(comment, copied(comment));
  }

  @Test
  void areFoundInStarredCommentsToo() {
    assertEquals(
        """
        /**
         * See {@link Outer.Inner#come}, and:
         *
         * <pre>{@code
         * @Override
         * }</pre>
         *
         * @see Outer.Inner.Part
         */
        """,
        copied(
            """
            /**
             * See {@link #come}, and:
             *
             * <pre>{@code
             * @Override
             * }</pre>
             *
             * @see Part
             */
            """));
  }

  @Test
  void aCommentThatOnlyInheritsIsNone() {
    assertEquals("/// The message of `Inner.go`.\n", copied("/** {@inheritDoc} */"));
  }
}

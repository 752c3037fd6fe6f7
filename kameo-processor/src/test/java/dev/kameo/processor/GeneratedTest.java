package dev.kameo.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GeneratedTest {

  @TempDir Path folder;

  @Test
  void isOneClassWithTheMessagesAndTheTypedCalls() throws Exception {
    String source =
        """
        package bank;

        import dev.kameo.Actor;
        import dev.kameo.Context;
        import dev.kameo.OnMessage;
        import dev.kameo.OnQuery;
        import dev.kameo.Reply;

        public final class Account implements Actor {
          private long balance;

          /// Takes money in.
          ///
          /// @param amount how much, in cents
          /// @param ctx what the runtime gives
          /// @return the new balance
          /// @throws IllegalArgumentException if the amount is negative
          @OnMessage
          public Reply<Long> deposit(long amount, Context<Account> ctx) {
            balance += amount;
            return Reply.of(balance);
          }

          /// {@return how much there is}
          @OnQuery
          public long balance() {
            return balance;
          }

          @OnMessage(name = "Shut")
          void close() {}
        }
        """;

    Compilation compilation = Compilation.of(folder, source);

    String golden;
    try (var in = GeneratedTest.class.getResourceAsStream("AccountMessages.java.txt")) {
      golden = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
    assertEquals(golden, compilation.generated("bank.AccountMessages"));
  }

  @Test
  void isFoundInTheUnnamedPackageToo() {
    Compilation compilation =
        Compilation.of(
            folder,
            """
            import dev.kameo.*;

            class A implements Actor {
              record Data(int it) {}
              @OnMessage Data go(Data data) { return data; }
              static Reply<Data> use(ActorRef<A> ref) { return AMessages.of(ref).go(new Data(1)); }
            }
            """);

    assertTrue(compilation.succeeded(), compilation.said()::toString);
    assertTrue(compilation.generated("AMessages").startsWith("import dev.kameo.ActorRef;"));
  }

  @Test
  void tellsOnlyMessages() {
    Compilation compilation =
        Compilation.of(
            folder,
            """
            package a;
            import dev.kameo.*;

            class A implements Actor {
              @OnQuery int it() { return 1; }
            }
            """);

    assertFalse(compilation.generated("a.AMessages").contains("Tell"));
  }

  @Test
  void isVisibleAsFarAsAllThatItSpeaksOf() {
    Compilation compilation =
        Compilation.of(
            folder,
            """
            package a;
            import dev.kameo.*;

            public class A implements Actor {
              record Hidden() {}
              @OnMessage public void open() {}
              @OnMessage public void half(java.util.Optional<Hidden> it) {}
              @OnMessage protected void closed() {}
              public interface Sight {
                @OnQuery int it();
              }
              interface Blind {
                @OnQuery int it();
              }
            }
            """);

    String source = compilation.generated("a.AMessages");
    assertTrue(source.contains("\npublic final class AMessages"), source);
    assertTrue(source.contains("\n  public record Open()"), source);
    assertTrue(source.contains("\n  public Reply<Void> open()"), source);
    assertTrue(source.contains("\n  record Half("), source);
    assertTrue(source.contains("\n  record Closed()"), source);
    assertTrue(source.contains("\n  Reply<Void> closed()"), source);
    assertTrue(compilation.generated("a.A_SightMessages").contains("\npublic final class"));
    assertTrue(compilation.generated("a.A_BlindMessages").contains("\nfinal class"));
  }

  @Test
  void keepsCommentsAsTheyAreWritten() {
    Compilation compilation =
        Compilation.of(
            folder,
            """
            package a;
            import dev.kameo.*;

            class A implements Actor {
              /**
               * Goes <b>far</b>.
               *
               * @param far how far,
               *     in miles
               * @param ctx no part of it
               * @return where it is
               */
              @OnMessage long go(long far, Context<A> ctx) { return far; }

              /// {@return the {@code last} word
              /// of all}, if there is one
              ///
              /// ```java
              /// @Override
              /// ```
              @OnQuery String word() { return ""; }
            }
            """);

    String source = compilation.generated("a.AMessages");
    assertTrue(
        source.contains(
            """
            /**
             * Goes <b>far</b>.
             *
             * @param far how far,
             *     in miles
             */
            record Go(long far)
            """
                .indent(2)
                .stripTrailing()),
        source);
    assertTrue(
        source.contains(
            """
            /// Asks for the {@code last} word
            /// of all, if there is one
            ///
            /// ```java
            /// @Override
            /// ```
            record Word()
            """
                .indent(2)
                .stripTrailing()),
        source);
    assertTrue(source.contains("   * @return where it is\n"), source);
  }

  @Test
  void waitsForWhatOtherProcessorsGenerate() {
    Compilation compilation =
        Compilation.beside(
            folder,
            new LaterProcessor("record Later() {}"),
            """
            package a;
            import dev.kameo.*;

            class A implements Actor {
              @OnMessage Later go(Later it) { return it; }
              @OnMessage void come() {}
            }
            """);

    assertTrue(compilation.succeeded(), compilation.said()::toString);
    assertTrue(compilation.generated("a.AMessages").contains("record Go(Later it)"));
  }

  @Test
  void waitsForASuperclassToo() {
    Compilation compilation =
        Compilation.beside(
            folder,
            new LaterProcessor("interface Later extends dev.kameo.Actor {}"),
            """
            package a;
            import dev.kameo.*;

            class A implements Later {
              @OnMessage int go() { return 1; }
            }
            """);

    assertTrue(compilation.succeeded(), compilation.said()::toString);
    assertTrue(compilation.hasGenerated("a.AMessages"));
  }

  @Test
  void doesNotWaitForMessagesThatAreGeneratedToo() {
    Compilation compilation =
        Compilation.of(
            folder,
            """
            package a;
            import b.BMessages;
            import dev.kameo.*;

            public class A implements Actor {
              @OnMessage public void go(BMessages.Come it, java.util.List<AMessages.Go> all) {}
            }
            """,
            """
            package b;
            import dev.kameo.*;

            public class B<T> implements Actor {
              @OnMessage public void come() {}
              @OnQuery public a.AMessages.Go it() { return null; }
              @OnMessage public void more(BMessages.Come<T> it, BMessages.Tell<String> other) {}
            }
            """);

    assertTrue(compilation.succeeded(), compilation.said()::toString);
    String first = compilation.generated("a.AMessages");
    assertTrue(first.contains("import b.BMessages;"), first);
    assertTrue(
        first.contains("public record Go(BMessages.Come it, List<a.AMessages.Go> all)"), first);
    String second = compilation.generated("b.BMessages");
    assertTrue(second.contains("implements Query<B<T>, AMessages.Go>"), second);
  }

  @Test
  void saysOfNullWhatIsSaidAroundTheActor() {
    Compilation compilation =
        Compilation.of(
            folder,
            """
            package a;
            import dev.kameo.*;
            import org.jspecify.annotations.*;

            @NullMarked
            class Outer {
              static class Inner implements Actor {
                @OnMessage void go(@Nullable String it) {}
              }
              @NullUnmarked
              static class Other implements Actor {
                @OnMessage void go(String it) {}
              }
            }
            """);

    String inner = compilation.generated("a.Outer_InnerMessages");
    assertTrue(inner.contains("\n@NullMarked\nfinal class"), inner);
    String other = compilation.generated("a.Outer_OtherMessages");
    assertTrue(other.contains("\n@NullUnmarked\nfinal class"), other);
    assertFalse(other.contains("NullMarked"), other);
  }

  @Test
  void leavesWhatNobodyKnowsToTheCompiler() {
    Compilation compilation =
        Compilation.of(
            folder,
            """
            package a;
            import dev.kameo.*;

            class A implements Actor {
              @OnMessage void go(Never it) {}
            }
            """);

    assertFalse(compilation.succeeded());
    assertEquals(List.of(), compilation.ours());
  }

  @Test
  void comesFromOneTypeAlone() throws Exception {
    try (var in =
        GeneratedTest.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      String registered = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

      assertEquals(MessagesProcessor.class.getName() + ",isolating", registered.strip());
    }
  }

  /// Generates the type `a.Later` in the first round.
  @SupportedAnnotationTypes("*")
  private static final class LaterProcessor extends AbstractProcessor {
    private final String type;
    private boolean done;

    private LaterProcessor(String type) {
      this.type = type;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        try (var file = processingEnv.getFiler().createSourceFile("a.Later").openWriter()) {
          file.write("package a;\n\n" + type + "\n");
        } catch (java.io.IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      }
      return false;
    }
  }
}

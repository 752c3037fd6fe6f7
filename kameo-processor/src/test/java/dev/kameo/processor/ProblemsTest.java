package dev.kameo.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each bad line says behind it what is to be reported there: `// ! code`.
final class ProblemsTest {

  private static final String HEAD =
      """
      package bad;

      import dev.kameo.*;
      import java.util.*;
      import java.util.concurrent.*;

      """;

  @TempDir Path folder;

  private record Report(String code, long line) {}

  private Compilation check(String source) {
    String whole = HEAD + source;
    Compilation compilation = Compilation.of(folder, whole);
    List<Report> expected = new ArrayList<>();
    List<String> lines = whole.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      int mark = lines.get(i).indexOf("// ! ");
      if (mark >= 0) {
        for (String code : lines.get(i).substring(mark + 5).split(" ")) {
          expected.add(new Report(code, i + 1));
        }
      }
    }
    List<Report> reported =
        compilation.ours().stream()
            .map(
                said -> new Report(said.text().substring(1, said.text().indexOf(']')), said.line()))
            .sorted(java.util.Comparator.comparing(Report::line))
            .toList();
    assertEquals(expected, reported, compilation.said()::toString);
    return compilation;
  }

  private static void assertSays(Compilation compilation, String text) {
    assertTrue(
        compilation.ours().stream().anyMatch(said -> said.text().equals(text)),
        compilation.ours()::toString);
  }

  @Nested
  class OfTheType {

    @Test
    void handlersAreInActorsOrInterfaces() {
      Compilation compilation =
          check(
              """
              class Plain { // ! KameoNotAnActor
                @OnMessage void go() {}
              }
              """);

      assertSays(
          compilation,
          "[KameoNotAnActor] Plain has handlers and is neither an Actor nor an interface. Let it"
              + " implement dev.kameo.Actor.");
      assertFalse(compilation.hasGenerated("bad.PlainMessages"));
    }

    @Test
    void privateActorsCannotBeNamed() {
      check(
          """
          class Outer {
            private static class Inner implements Actor { // ! KameoActorHidden
              @OnMessage void go() {}
            }
          }
          """);
    }

    @Test
    void innerClassesOfGenericOnesCannotBeNamed() {
      check(
          """
          class Outer<T> {
            class Inner implements Actor { // ! KameoActorInner
              @OnMessage void go() {}
            }
            static class Fine implements Actor {
              @OnMessage void go() {}
            }
          }
          """);
    }

    @Test
    void theGeneratedNameMustBeFree() {
      check(
          """
          class Taken implements Actor { // ! KameoNameTaken
            @OnMessage void go() {}
          }
          class TakenMessages {}
          """);
    }
  }

  @Nested
  class OfTheMethod {

    @Test
    void isNotPrivate() {
      Compilation compilation =
          check(
              """
              class A implements Actor {
                @OnMessage private void go() {} // ! KameoHandlerPrivate
                @OnMessage void fine() {}
                @OnQuery private int ask() { return 1; } // ! KameoHandlerPrivate
              }
              """);

      assertSays(
          compilation,
          "[KameoHandlerPrivate] @OnQuery method must not be private: its message calls it. Make"
              + " ask package-private or more.");
    }

    @Test
    void isNotStatic() {
      check(
          """
          class A implements Actor {
            @OnMessage static void go() {} // ! KameoHandlerStatic
          }
          """);
    }

    @Test
    void isOfOneKind() {
      check(
          """
          class A implements Actor {
            @OnMessage @OnQuery int both() { return 1; } // ! KameoHandlerBoth
          }
          """);
    }

    @Test
    void isAHandlerOnlyWhereItIsFirstDeclared() {
      Compilation compilation =
          check(
              """
              interface Protocol {
                @OnMessage void go();
              }
              class A implements Actor, Protocol {
                @OnMessage @Override public void go() {} // ! KameoHandlerAgain
              }
              class B extends C {
                @OnMessage @Override public void go() {} // ! KameoHandlerAgain
              }
              class C implements Actor, Protocol {
                @Override public void go() {}
              }
              """);

      assertSays(
          compilation,
          "[KameoHandlerAgain] go overrides a handler of Protocol, whose message calls it already."
              + " Remove @OnMessage here.");
    }

    @Test
    void throwsWhatHandlersCan() {
      check(
          """
          class A implements Actor {
            @OnMessage void go() throws Throwable {} // ! KameoHandlerThrows
            @OnMessage void fine() throws java.io.IOException, Error {}
          }
          """);
    }

    @Test
    void answersIfItIsAQuery() {
      check(
          """
          class A implements Actor {
            @OnQuery void go() {} // ! KameoQueryVoid
            @OnQuery Void gone() { return null; } // ! KameoQueryVoid
          }
          """);
    }

    @Test
    void saysOfWhatItsReplyIs() {
      check(
          """
          class A implements Actor {
            @OnMessage Reply go() { return Reply.done(); } // ! KameoReplyRaw
            @OnMessage CompletableFuture come() { return new CompletableFuture(); } // ! KameoReplyRaw
          }
          """);
    }

    @Test
    void doesNotAnswerWithNull() {
      check(
          """
          class A implements Actor {
            @OnQuery @org.jspecify.annotations.Nullable String go() { return null; } // ! KameoReplyNull
          }
          """);
    }

    @Test
    void hasTypeVariablesThatHideNone() {
      check(
          """
          class A<T> implements Actor {
            @OnMessage <T> void go(T it) {} // ! KameoTypeVariable
          }
          """);
    }

    @Test
    void speaksOfNothingPrivate() {
      Compilation compilation =
          check(
              """
              class A implements Actor {
                private record Secret() {}
                @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)
                private @interface Odd {}
                @OnMessage void go(Optional<Secret> it) {} // ! KameoTypeHidden
                @OnMessage void come(List<@Odd ? extends String>[] it) {} // ! KameoTypeHidden KameoMutable
              }
              """);

      assertSays(
          compilation,
          "[KameoTypeHidden] The message of go cannot name Secret, which is private, or not public"
              + " in another package. Make it visible.");
    }

    @Test
    void speaksOfNothingThatOnlyItsClassInherits() {
      Compilation compilation =
          Compilation.of(
              folder,
              """
              package far;
              public abstract class Base implements dev.kameo.Actor {
                protected static class Part {}
              }
              """,
              """
              package near;
              class A extends far.Base {
                @dev.kameo.OnMessage void go(Part it) {}
              }
              """);

      assertSays(
          compilation,
          "[KameoTypeHidden] The message of go cannot name Part, which is private, or not public in"
              + " another package. Make it visible.");
    }
  }

  @Nested
  class OfNames {

    @Test
    void twoMessagesHaveTwoNames() {
      Compilation compilation =
          check(
              """
              class A implements Actor {
                @OnMessage void go() {}
                @OnMessage void go(int far) {} // ! KameoMessageName
                @OnMessage(name = "GoLong") void go(long far) {}
              }
              """);

      assertSays(
          compilation,
          "[KameoMessageName] Go cannot be the name of the message of go: go() has it. Name one of"
              + " them: @OnMessage(name = \"…\").");
    }

    @Test
    void aMessageHasTheNameOfAClass() {
      check(
          """
          class A implements Actor {
            @OnMessage(name = "not one") void go() {} // ! KameoMessageName
            @OnMessage(name = "record") void come() {} // ! KameoMessageName
          }
          """);
    }

    @Test
    void aMessageHidesNothingThatTheFileNeeds() {
      check(
          """
          class A<T> implements Actor {
            @OnMessage void tell(int it) {} // ! KameoMessageName
            @OnMessage(name = "AMessages") void go() {} // ! KameoMessageName
            @OnMessage(name = "T") void come() {} // ! KameoMessageName
          }
          """);
    }

    @Test
    void aMethodIsNotCalledLikeOneThatIsThere() {
      Compilation compilation =
          check(
              """
              class A implements Actor {
                @OnMessage(name = "Wake") public int hashCode() { return 1; } // ! KameoMethodName
                @OnMessage(name = "Word") void tell() {} // ! KameoMethodName
                @OnMessage void within(java.time.Duration time) {} // ! KameoMethodName
                @OnMessage(name = "Other") void within(int time) {}
              }
              """);

      assertSays(
          compilation,
          "[KameoMethodName] tell cannot be called by that name on the messages of A, which have a"
              + " method tell() of their own. Rename the method.");
    }

    @Test
    void twoMethodsAreNotCalledAlike() {
      check(
          """
          class A implements Actor {
            @OnMessage void go(int far) {}
            @OnMessage(name = "Gone") void go(Context<A> ctx, int far) {} // ! KameoCallTwice
          }
          """);
    }

    @Test
    void aParameterIsCalledAsAComponentCanBe() {
      check(
          """
          class A implements Actor {
            @OnMessage void go(int hashCode) {} // ! KameoParameterName
          }
          """);
    }
  }

  @Nested
  class OfParameters {

    @Test
    void theContextIsTheActorsOwn() {
      Compilation compilation =
          check(
              """
              class B implements Actor {}
              class A implements Actor {
                @OnMessage void go(Context<B> ctx) {} // ! KameoContextOther
                @OnMessage void come(Context<?> ctx) {}
                @OnMessage void stay(Context<? extends Actor> ctx) {}
              }
              """);

      assertSays(
          compilation,
          "[KameoContextOther] The context of A is a Context<A>, not a dev.kameo.Context<bad.B>."
              + " Take that, or a Context<?>.");
    }

    @Test
    void theContextIsTakenOnce() {
      check(
          """
          class A implements Actor {
            @OnMessage void go(Context<A> one, Context<A> two) {} // ! KameoContextTwice
          }
          """);
    }

    @Test
    void whatCanBeChangedIsWarnedOf() {
      Compilation compilation =
          check(
              """
              class A implements Actor {
                @OnMessage void one(int[] it) {} // ! KameoMutable
                @OnMessage void two(List<String> it) {} // ! KameoMutable
                @OnMessage void three(HashMap<String, String> it) {} // ! KameoMutable
                @OnMessage void four(StringBuilder it, Date at) {} // ! KameoMutable KameoMutable
                @OnMessage void five(ImmutableThings it, Frozen other, String... words) {}
                @OnMessage void six(@SuppressWarnings("KameoMutable") List<String> it) {}
                @SuppressWarnings("KameoMutable")
                @OnMessage void seven(Set<String> it) {}
              }
              abstract class ImmutableThings extends AbstractList<String> {}
              @interface Immutable {}
              @Immutable
              abstract class Frozen extends AbstractList<String> {}
              """);

      assertTrue(compilation.succeeded(), compilation.said()::toString);
      assertEquals(Diagnostic.Kind.WARNING, compilation.ours().getFirst().kind());
    }
  }

  @Nested
  class OfAnnotations {

    @Test
    void areThereToBeCopied() {
      check(
          """
          class A implements Actor {
            @OnMessage(copy = Deprecated.class) void go() {} // ! KameoCopyMissing
          }
          """);
    }

    @Test
    void canBeNamed() {
      check(
          """
          class A implements Actor {
            private @interface Secret {}
            @OnMessage(copy = Secret.class) @Secret void go() {} // ! KameoTypeHidden
          }
          """);
    }

    @Test
    void mayBeOnARecord() {
      check(
          """
          class A implements Actor {
            @OnMessage(copy = OnlyHere.class) @OnlyHere void go() {} // ! KameoCopyTarget
          }
          @java.lang.annotation.Target(java.lang.annotation.ElementType.METHOD)
          @interface OnlyHere {}
          """);
    }
  }

  @Test
  void allThatIsWrongIsReported() {
    Compilation compilation =
        check(
            """
            class A implements Actor {
              @OnMessage private static void go(int wait) throws Throwable {} // ! KameoHandlerPrivate KameoHandlerStatic KameoHandlerThrows KameoParameterName
              @OnQuery void come() {} // ! KameoQueryVoid
            }
            class B implements Actor {
              @OnQuery void come() {} // ! KameoQueryVoid
            }
            class C implements Actor {
              @OnMessage void come() {}
            }
            """);

    assertFalse(compilation.hasGenerated("bad.BMessages"));
    assertTrue(compilation.hasGenerated("bad.CMessages"));
  }
}

package dev.kameo.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kameo.ActorRef;
import dev.kameo.Directive;
import dev.kameo.Reply;
import dev.kameo.ReplyTimeoutException;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.verification.Fates.Answer;
import dev.kameo.verification.Fates.Cause;
import dev.kameo.verification.Fates.Kind;
import dev.kameo.verification.Fates.Oops;
import dev.kameo.verification.Fates.Parent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The table in docs/what-happens-to-messages.md is what happens, word for word.
final class MessageFatesTest {

  private static final Answer PANICS =
      _ -> {
        throw new Oops();
      };
  private static final Answer FAILS = _ -> Reply.failed(new Oops());
  private static final Answer ANSWERS = _ -> Reply.done();

  private static final SupervisionStrategy NEVER_AGAIN =
      SupervisionStrategy.oneForOne().intensity(0, Duration.ofSeconds(1));

  private static Cause cause(RestartPolicy restart, Directive directive, Answer end) {
    return new Cause(restart, directive, SupervisionStrategy.oneForOne(), end, _ -> {});
  }

  private static Cause stays(RestartPolicy restart) {
    return cause(restart, Directive.stop(), ANSWERS);
  }

  /// {@return what can happen, by its text in the table, in its order}
  private static Map<String, Cause> causes() {
    Cause mortal = stays(RestartPolicy.TEMPORARY);
    Cause permanent = stays(RestartPolicy.PERMANENT);
    Map<String, Cause> causes = new LinkedHashMap<>();
    causes.put(
        "the handler panics, the actor resumes",
        cause(RestartPolicy.TEMPORARY, Directive.resume(), PANICS));
    causes.put(
        "the handler panics, the actor is restarted",
        cause(RestartPolicy.PERMANENT, Directive.stop(), PANICS));
    causes.put(
        "the handler panics, the actor stops",
        cause(RestartPolicy.TEMPORARY, Directive.stop(), PANICS));
    causes.put(
        "the handler panics, the restarts are used up",
        cause(RestartPolicy.PERMANENT, Directive.stop(), PANICS).strategy(NEVER_AGAIN));
    causes.put(
        "the handler returns `Reply.failed`, `onPanic` resumes",
        cause(RestartPolicy.TEMPORARY, Directive.resume(), FAILS));
    causes.put(
        "`ctx.stop()`",
        cause(
            RestartPolicy.TEMPORARY,
            Directive.stop(),
            ctx -> {
              ctx.stop();
              return Reply.done();
            }));
    causes.put("`stopGracefully()`", mortal.outside(fates -> fates.target().stopGracefully()));
    causes.put(
        "`stopGracefully()`, the actor is restarted",
        permanent.outside(fates -> fates.target().stopGracefully()));
    causes.put("`kill()`", mortal.outside(Fates::kill));
    causes.put("`kill()`, the actor is restarted", permanent.outside(Fates::kill));
    causes.put(
        "its parent stops it, with `ctx.stop(child)`",
        permanent.outside(fates -> fates.parent().ask(new Parent.Dismiss(fates.target())).await()));
    causes.put(
        "its parent stops", permanent.outside(fates -> fates.endParent(ActorRef::stopGracefully)));
    causes.put("its parent is killed", permanent.outside(fates -> fates.endParent(ActorRef::kill)));
    causes.put("the system is closed", permanent.outside(Fates::closeSystem));
    causes.put(
        "a restart with its siblings",
        permanent.strategy(SupervisionStrategy.oneForAll()).outside(Fates::failSibling));
    return causes;
  }

  @OnEveryScheduler
  void theTableOfTheDocumentationIsTrue(String scheduler) throws Exception {
    List<String> rows = new ArrayList<>();
    for (Map.Entry<String, Cause> entry : causes().entrySet()) {
      rows.add("| " + entry.getKey() + " | " + cells(scheduler, entry.getValue()) + " |");
    }

    assertEquals(String.join("\n", documented()), String.join("\n", rows));
  }

  @UnderManySchedules
  void aQuestionWhoseAskerHasGivenUpIsHandledNevertheless(String schedule) throws Exception {
    try (World world = World.on(schedule)) {
      Scripted.Script script = new Scripted.Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec());
      Gate gate = new Gate();
      ref.tell(Scripted.pass(gate));
      world.await(gate.reached());
      Reply<Void> asked = ref.ask(new Scripted.Note("asked"), Duration.ofMillis(1));

      assertThrows(ReplyTimeoutException.class, asked::await);
      gate.open();
      ref.ask(new Scripted.Note("last")).await();

      assertEquals(List.of("asked", "last"), script.diary);
    }
  }

  private static String cells(String scheduler, Cause cause) throws InterruptedException {
    Map<Kind, String> told = fates(scheduler, cause, false);
    Map<Kind, String> asked = fates(scheduler, cause, true);
    String inFlight = told.remove(Kind.TOLD_IN_FLIGHT) + " | " + asked.remove(Kind.ASKED_IN_FLIGHT);
    assertEquals(told, asked, "the others do not care how the one in flight was sent");
    List<String> cells =
        new ArrayList<>(List.of(inFlight, told.get(Kind.TOLD), told.get(Kind.ASKED)));
    assertEquals(told.get(Kind.TICK), told.get(Kind.PIPED));
    assertEquals(told.get(Kind.TICK), told.get(Kind.WATCH));
    cells.add(told.get(Kind.TICK));
    cells.add(told.get(Kind.LINK));
    cells.add(told.get(Kind.TOLD_LATER));
    cells.add(told.get(Kind.ASKED_LATER));
    return String.join(" | ", cells);
  }

  private static Map<Kind, String> fates(String scheduler, Cause cause, boolean isAsked)
      throws InterruptedException {
    try (World world = World.on(scheduler)) {
      return new Fates(world, cause, isAsked).run();
    }
  }

  /// {@return the rows of the table}
  private static List<String> documented() throws IOException {
    Path docs = Files.exists(Path.of("docs")) ? Path.of("docs") : Path.of("..", "docs");
    try (Stream<String> lines = Files.lines(docs.resolve("what-happens-to-messages.md"))) {
      return lines
          .dropWhile(line -> !line.startsWith("|---"))
          .skip(1)
          .takeWhile(line -> line.startsWith("|"))
          .toList();
    }
  }
}

package dev.kameo.testkit;

import dev.kameo.DeadLetter;
import dev.kameo.spi.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Everything that helps to understand a failure that an explorer has found, and to repeat it.
/// Immutable; any thread.
///
/// A report shows the classes of messages and never their content, like all reports of the SDK;
/// what the test has drawn with a [Gen] it shows, since the test has made it up.
public final class FailureReport {

  private static final int LONGEST_LINE = 100;
  private static final int LONGEST_LIST = 40;
  private static final String LEGEND =
      "      ─> a message is handled   ╌> a wait ends (↩ the answer to a message; ╌x an error)\n";

  private final String headline;
  private final Failure failure;
  private final RunResult result;
  private final @Nullable Explanation explanation;
  private final List<String> leftOut;
  private final String footnote;
  private final SequenceDiagram diagram;

  private FailureReport(
      String headline,
      RunResult result,
      @Nullable Explanation explanation,
      List<String> leftOut,
      String footnote) {
    this.headline = headline;
    this.failure = Objects.requireNonNull(result.failure());
    this.result = result;
    this.explanation = explanation;
    this.leftOut = leftOut;
    this.footnote = footnote;
    List<Hold> late = explanation == null ? List.of() : explanation.late().holds();
    this.diagram = SequenceDiagram.of(result, late);
  }

  /// {@return the report of a failed run, which is made smaller and explained for it}
  ///
  /// @param headline how it was found, in a line
  static FailureReport of(Runner runner, RunResult failed, String headline) {
    if (failed.failure() != null && isNotRepeated(failed.failure().kind())) {
      return asItIs(failed, headline);
    }
    Shrunk shrunk = Shrinker.shrink(runner, failed);
    Explanation explanation = shrunk.explanation();
    String footnote =
        "Made smaller in %,d runs%s%s%s.\nAs found: seed %d, -Dkameo.replay=%s"
            .formatted(
                shrunk.replays(),
                deviations(failed.plan(), shrunk.result().plan()),
                faults(failed.plan(), shrunk.result().plan()),
                shrunk.verified()
                    ? ""
                    : " (and not the same each time: is the scenario deterministic?)",
                failed.plan().seed(),
                ReplayToken.of(failed.plan()));
    return new FailureReport(headline, shrunk.result(), explanation, shrunk.leftOut(), footnote);
  }

  /// {@return whether it is better not to run it again}: it would be another run; or take its time,
  /// and more of the machine, each time.
  private static boolean isNotRepeated(Failure.Kind kind) {
    return kind == Failure.Kind.NONDETERMINISM || kind == Failure.Kind.LEFT_SIMULATION;
  }

  private static String deviations(Plan before, Plan after) {
    int count = before.schedule().size();
    return count == 0
        ? ", which are all in the default order"
        : ", from %d to %d deviations from the default order"
            .formatted(count, after.schedule().size());
  }

  private static String faults(Plan before, Plan after) {
    int count = before.faults().list().size();
    return count == 0
        ? ""
        : ", from %d to %d faults".formatted(count, after.faults().list().size());
  }

  /// {@return the report of a failed run as it is}
  ///
  /// @param headline how it was found, in a line
  static FailureReport asItIs(RunResult failed, String headline) {
    return new FailureReport(
        headline, failed, null, List.of(), "Seed %d.".formatted(failed.plan().seed()));
  }

  /// {@return what kind of failure it is, as the beginning of a sentence}
  static String nameOf(Failure.Kind kind) {
    return switch (kind) {
      case SCENARIO -> "The scenario failed";
      case PANIC -> "A panic";
      case DEADLOCK -> "A deadlock";
      case LOST_MESSAGE -> "A message was lost";
      case CONSERVATION -> "Messages vanished";
      case INVARIANT -> "An invariant was broken";
      case LIVENESS -> "What must happen did not";
      case LEFT_SIMULATION -> "Code left the simulation";
      case NONDETERMINISM -> "The scenario is not deterministic";
    };
  }

  /// {@return what was thrown, or `null`}
  @Nullable Throwable cause() {
    return failure.cause();
  }

  /// {@return the token that repeats the run which the report shows}, for `-Dkameo.replay` and
  /// [Explorer].
  public String token() {
    return ReplayToken.of(result.plan());
  }

  /// {@return what happened, as a `sequenceDiagram` in the language of Mermaid}
  public String mermaid() {
    return MermaidDiagram.of(diagram);
  }

  /// Writes [#mermaid()] into a file, and makes the folders that it needs.
  ///
  /// @throws IOException if it cannot be written
  public void writeMermaid(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, mermaid());
  }

  /// {@return the report}
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(headline).append("\n\n");
    text.append(indented(summary())).append('\n');
    text.append("Replay: -Dkameo.replay=").append(token()).append('\n');
    text.append("    or: Explorer.of(scenario).replay(\"").append(token()).append("\")\n\n");
    text.append(why());
    text.append(TextDiagram.of(diagram)).append(LEGEND);
    WaitGraph waits = WaitGraph.of(result.trace());
    if (failure.kind() == Failure.Kind.DEADLOCK && !waits.isEmpty()) {
      text.append('\n').append(waits.text());
    }
    list(text, "Left out, since it fails without them", leftOut);
    list(text, "What goes wrong", faults());
    list(text, "Dead letters", deadLetters());
    list(text, "What the test drew", result.drawn());
    text.append('\n').append(footnote).append('\n');
    return text.toString();
  }

  private String why() {
    return explanation == null ? "" : explanation.text() + "\n\n";
  }

  /// Of what a scenario throws, the text is the test's, and left as it is.
  private String summary() {
    return switch (failure.kind()) {
      case DEADLOCK -> "Deadlock: no actor can run and no timer is left.";
      case SCENARIO -> failure.text();
      default -> ActorNames.of(result.trace()).in(failure.text());
    };
  }

  private List<String> faults() {
    ActorNames names = ActorNames.of(result.trace());
    return result.plan().faults().list().stream()
        .map(strike -> strike.text(names.ofKey(strike.actor())))
        .toList();
  }

  private List<String> deadLetters() {
    return result.trace().events().stream()
        .filter(event -> event.kind() == Event.Kind.DEAD_LETTER)
        .map(event -> (DeadLetter) event.detail())
        .map(letter ->
            "%s to %s: %s"
                .formatted(
                    Names.of(letter.message().getClass()),
                    ActorNames.of(result.trace()).at(letter.recipientName()),
                    letter.cause().text()))
        .toList();
  }

  private static void list(StringBuilder text, String title, List<?> items) {
    if (!items.isEmpty()) {
      text.append('\n').append(title).append(":\n");
      for (Object item : items.subList(0, Math.min(LONGEST_LIST, items.size()))) {
        String line = String.valueOf(item).replace('\n', ' ');
        text.append("  ").append(abbreviated(line)).append('\n');
      }
      if (items.size() > LONGEST_LIST) {
        text.append("  and %,d more\n".formatted(items.size() - LONGEST_LIST));
      }
    }
  }

  private static String abbreviated(String line) {
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
  }

  private static String indented(String text) {
    return text.strip().indent(2);
  }

  /// {@return the report}
  @Override
  public String toString() {
    return text();
  }
}

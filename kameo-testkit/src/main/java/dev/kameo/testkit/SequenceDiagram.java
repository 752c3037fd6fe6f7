package dev.kameo.testkit;

import dev.kameo.DeadLetter;
import dev.kameo.Panic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A trace as a diagram: who sent whom what, in the order in which it was handled, and what else
/// happened to whom. What the runtime does for itself is left out. Immutable.
///
/// @param names of those who take part, in the order in which they do
/// @param rows what happened, from top to bottom
record SequenceDiagram(List<String> names, List<Row> rows) {

  /// What the runtime sends itself.
  private static final Set<String> NOISE =
      Set.of("start", "child stopped", "child is late", "query ended", "end of the mailbox");

  private static final String ANSWER_TO = "the answer to ";

  /// Something that happened.
  ///
  /// @param kind how it is drawn
  /// @param from the place of whom it came from
  /// @param to the place of whom it happened to
  /// @param label what it was
  record Row(Kind kind, int from, int to, String label) {

    /// How a row is drawn.
    enum Kind {
      /// A message, handled.
      MESSAGE,
      /// The end of a wait.
      ANSWER,
      /// Something that happened to one.
      NOTE,
      /// Time that passed for all.
      TIME
    }
  }

  SequenceDiagram {
    names = List.copyOf(names);
    rows = List.copyOf(rows);
  }

  /// {@return the diagram of a run}
  ///
  /// @param late what was held back
  static SequenceDiagram of(RunResult result, List<Hold> late) {
    Drawing drawing = new Drawing(late, ActorNames.of(result.trace()));
    result.trace().events().forEach(drawing::add);
    drawing.end(result.failure());
    return new SequenceDiagram(List.copyOf(drawing.places.keySet()), drawing.rows);
  }

  /// A diagram in the making.
  private static final class Drawing {

    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Hold> late;
    private final ActorNames names;

    /// Who waits, and for what.
    private final Map<Wait, Sender> waits = new LinkedHashMap<>();

    Drawing(List<Hold> late, ActorNames names) {
      this.late = late;
      this.names = names;
    }

    void add(Event event) {
      switch (event.kind()) {
        case TURN -> {
          if (event.subject() instanceof Letter letter && !NOISE.contains(letter.label())) {
            add(Row.Kind.MESSAGE, letter.sender, letter.receiver.sender, label(letter));
          }
        }
        case WAIT -> waits.put((Wait) event.detail(), (Sender) event.subject());
        case RESUME -> resume(event);
        case TIME ->
            rows.add(new Row(Row.Kind.TIME, 0, 0, "time: " + Duration.ofNanos(event.time())));
        case FAULT -> note(event, "⚡ " + ((Strike) event.detail()).event());
        case PANIC -> {
          Throwable cause = ((Panic) event.detail()).cause();
          if (!(cause instanceof InjectedFault)) {
            note(event, "panics: " + nameOf(cause));
          }
        }
        case DEAD_LETTER -> note(event, "dead letter: " + textOf((DeadLetter) event.detail()));
        default -> {}
      }
    }

    private void resume(Event event) {
      if (event.detail() instanceof Wait wait) {
        waits.remove(wait);
        Sender releaser = wait.releaser();
        if (releaser == null) {
          note(event, "waits no longer for " + names.in(wait.description()));
        } else {
          String mark = late.contains(Hold.of(event)) ? " (late)" : "";
          add(Row.Kind.ANSWER, releaser, wait.sender, shortOf(wait) + mark);
        }
      }
    }

    private String label(Letter letter) {
      boolean held = late.contains(new Hold(Event.Kind.DELIVER, letter.key()));
      return letter.label() + "#" + letter.occurrence() + (held ? " (late)" : "");
    }

    private void note(Event event, String text) {
      add(Row.Kind.NOTE, (Sender) event.subject(), (Sender) event.subject(), text);
    }

    private void add(Row.Kind kind, Sender from, Sender to, String label) {
      rows.add(new Row(kind, place(from), place(to), label));
    }

    private int place(Sender sender) {
      return places.computeIfAbsent(sender.origin().toString(), _ -> places.size());
    }

    /// What still waits, and what the test says.
    void end(@Nullable Failure failure) {
      waits.forEach((wait, sender) -> {
        add(Row.Kind.NOTE, sender, sender, "✗ waits for " + names.in(wait.description()));
      });
      if (failure != null
          && failure.kind() == Failure.Kind.SCENARIO
          && places.containsKey("test")) {
        int test = places.get("test");
        rows.add(new Row(Row.Kind.NOTE, test, test, "✗ " + firstLine(failure)));
      }
    }

    /// {@return what it waited for, in a word or two: `↩ Take` for the answer to one}
    private String shortOf(Wait wait) {
      String text = wait.description();
      int end = text.indexOf(" from ");
      return text.startsWith(ANSWER_TO) && end > 0
          ? "↩ " + text.substring(ANSWER_TO.length(), end)
          : names.in(text);
    }

    private String textOf(DeadLetter letter) {
      return "%s to %s"
          .formatted(letter.message().getClass().getSimpleName(), names.at(letter.recipientName()));
    }

    private static String firstLine(Failure failure) {
      Throwable cause = failure.cause();
      String message = cause == null ? null : cause.getMessage();
      return message == null ? nameOf(cause) : message.lines().findFirst().orElse("");
    }

    private static String nameOf(@Nullable Throwable thrown) {
      return thrown == null ? "fails" : thrown.getClass().getSimpleName();
    }
  }
}

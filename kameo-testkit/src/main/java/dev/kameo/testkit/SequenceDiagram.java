package dev.kameo.testkit;

import dev.kameo.DeadLetter;
import dev.kameo.HandlerException;
import dev.kameo.Panic;
import dev.kameo.ReplyTimeoutException;
import dev.kameo.spi.Names;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A trace as a diagram: who sent whom what, in the order in which it was handled, and what else
/// happened to whom. What the runtime does for itself is left out, and of a long run the middle.
/// Immutable.
///
/// @param names of those who take part, in the order in which they do
/// @param rows what happened, from top to bottom
record SequenceDiagram(List<String> names, List<Row> rows) {

  /// What the runtime sends itself.
  private static final Set<String> NOISE =
      Set.of(
          "start",
          "child started",
          "child stopped",
          "child has not stopped in time",
          "end of a query",
          "end of an incarnation",
          "end of the mailbox",
          "messages kept over a restart");

  /// How many rows there are at most, beside the one that stands for the middle.
  private static final int MOST_ROWS = 80;

  private static final String ANSWER_TO = "the answer to ";

  /// Something that happened.
  ///
  /// @param kind how it is drawn
  /// @param number which row of the whole run it is, from 1; of the first one if it stands for many
  /// @param from the place of whom it came from
  /// @param to the place of whom it happened to
  /// @param label what it was
  record Row(Kind kind, int number, int from, int to, String label) {

    private Row between(Map<Integer, Integer> places) {
      return new Row(kind, number, places.getOrDefault(from, 0), places.getOrDefault(to, 0), label);
    }

    /// How a row is drawn.
    enum Kind {
      /// A message, handled.
      MESSAGE,
      /// The end of a wait.
      ANSWER,
      /// The end of a wait, with an error.
      FAILURE,
      /// Something that happened to one.
      NOTE,
      /// Time that passed for all.
      TIME,
      /// Rows that are not drawn.
      GAP
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
    return drawing.rows.size() <= MOST_ROWS
        ? new SequenceDiagram(drawing.names(), drawing.rows)
        : shortened(drawing.names(), drawing.rows);
  }

  /// {@return the beginning and the end, and who takes part in them}
  private static SequenceDiagram shortened(List<String> names, List<Row> rows) {
    int end = rows.size() - MOST_ROWS / 2;
    List<Row> some = new ArrayList<>(rows.subList(0, MOST_ROWS / 2));
    String label = "%,d more, not shown".formatted(end - some.size());
    some.add(new Row(Row.Kind.GAP, some.size() + 1, 0, 0, label));
    some.addAll(rows.subList(end, rows.size()));
    Map<Integer, Integer> places = new TreeMap<>();
    some.forEach(row -> {
      places.put(row.from(), 0);
      places.put(row.to(), 0);
    });
    List<String> those = places.keySet().stream().map(names::get).toList();
    int next = 0;
    for (Map.Entry<Integer, Integer> place : places.entrySet()) {
      place.setValue(next++);
    }
    return new SequenceDiagram(those, some.stream().map(row -> row.between(places)).toList());
  }

  /// A diagram in the making.
  private static final class Drawing {

    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Hold> late;
    private final ActorNames actors;

    /// On whose behalf code ran last.
    private @Nullable Sender last;

    /// Who waits, and for what.
    private final Map<Wait, Sender> waits = new LinkedHashMap<>();

    Drawing(List<Hold> late, ActorNames actors) {
      this.late = late;
      this.actors = actors;
    }

    List<String> names() {
      return List.copyOf(places.keySet());
    }

    void add(Event event) {
      noteCode(event);
      switch (event.kind()) {
        case TURN -> {
          if (event.subject() instanceof Letter letter && !NOISE.contains(letter.label())) {
            add(Row.Kind.MESSAGE, letter.sender, letter.receiver.sender, label(letter));
          }
        }
        case WAIT -> waits.put((Wait) event.detail(), (Sender) event.subject());
        case RESUME -> resume(event);
        case TIME -> add(Row.Kind.TIME, 0, 0, "time: " + Duration.ofNanos(event.time()));
        case FAULT -> note(event, "⚡ " + ((Strike) event.detail()).event());
        case PANIC -> {
          Throwable cause = ((Panic) event.detail()).cause();
          if (!(cause instanceof InjectedFault)) {
            note(event, "panics: " + nameOf(cause));
          }
        }
        case DEAD_LETTER -> note(event, "dead letter: " + textOf((DeadLetter) event.detail()));
        case REFUSED -> note(event, "✗ refused: " + textOf((DeadLetter) event.detail()));
        default -> {}
      }
    }

    private void noteCode(Event event) {
      switch (event.kind()) {
        case TURN, TASK, FIRE, RESUME -> last = senderOf(event);
        default -> {}
      }
    }

    private static Sender senderOf(Event event) {
      return switch (event.subject()) {
        case Letter letter -> letter.receiver.sender;
        case SimulatedLane lane -> lane.sender;
        default -> (Sender) event.subject();
      };
    }

    private void resume(Event event) {
      if (event.detail() instanceof Wait wait) {
        waits.remove(wait);
        Sender releaser = wait.releaser();
        if (releaser == null) {
          String how = wait.isTimedOut() ? "✗ timed out: " : "waits no longer for ";
          note(event, how + actors.in(wait.description()));
        } else {
          String mark = late.contains(Hold.of(event)) ? " (late)" : "";
          addEnd(releaser, wait, mark);
        }
      }
    }

    private void addEnd(Sender releaser, Wait wait, String mark) {
      switch (wait.failure()) {
        case null -> add(Row.Kind.ANSWER, releaser, wait.sender, shortOf(wait) + mark);
        case ReplyTimeoutException _ ->
            add(Row.Kind.FAILURE, releaser, wait.sender, shortOf(wait) + " timed out" + mark);
        case Throwable error -> {
          String label = shortOf(wait) + " ✗ " + nameOf(error) + mark;
          add(Row.Kind.FAILURE, releaser, wait.sender, label);
        }
      }
    }

    private String label(Letter letter) {
      boolean held =
          late.contains(new Hold(Event.Kind.DELIVER, letter.key()))
              || late.contains(new Hold(Event.Kind.TURN, letter.key()));
      return letter.label() + "#" + letter.occurrence() + (held ? " (late)" : "");
    }

    private void note(Event event, String text) {
      add(Row.Kind.NOTE, (Sender) event.subject(), (Sender) event.subject(), text);
    }

    private void add(Row.Kind kind, Sender from, Sender to, String label) {
      add(kind, place(from), place(to), label);
    }

    private void add(Row.Kind kind, int from, int to, String label) {
      rows.add(new Row(kind, rows.size() + 1, from, to, label));
    }

    private int place(Sender sender) {
      return places.computeIfAbsent(sender.origin().toString(), _ -> places.size());
    }

    /// What still waits, and what the test says: an invariant, of the step that broke it.
    void end(@Nullable Failure failure) {
      waits.forEach((wait, sender) -> {
        add(Row.Kind.NOTE, sender, sender, "✗ waits for " + actors.in(wait.description()));
      });
      Integer test = places.get("test");
      if (failure == null) {
        return;
      }
      if (failure.kind() == Failure.Kind.SCENARIO && test != null) {
        add(Row.Kind.NOTE, test, test, "✗ " + firstLine(failure));
      }
      if (failure.kind() == Failure.Kind.INVARIANT && last != null) {
        add(Row.Kind.NOTE, last, last, "✗ " + firstLine(failure));
      }
    }

    /// {@return what it waited for, in a word or two: `↩ Take` for the answer to one}
    private String shortOf(Wait wait) {
      String text = wait.description();
      int end = text.indexOf(" from ");
      return text.startsWith(ANSWER_TO) && end > 0
          ? "↩ " + text.substring(ANSWER_TO.length(), end)
          : actors.in(text);
    }

    private String textOf(DeadLetter letter) {
      return "%s to %s (%s)"
          .formatted(
              Names.of(letter.message().getClass()),
              actors.at(letter.recipientName()),
              shortOf(letter.cause()));
    }

    private static String shortOf(DeadLetter.Cause cause) {
      return switch (cause) {
        case NOT_RUNNING -> "not running";
        case UNDELIVERED -> "stopped before it";
        case MAILBOX_FULL -> "mailbox full";
        case WOULD_DEADLOCK -> "mailbox full, a deadlock";
        case INTERRUPTED -> "interrupted";
        case POISON -> "poison";
      };
    }

    private static String firstLine(Failure failure) {
      Throwable cause = failure.cause();
      String message = cause == null ? null : cause.getMessage();
      return message == null ? nameOf(cause) : message.lines().findFirst().orElse("");
    }

    private static String nameOf(@Nullable Throwable thrown) {
      Throwable cause = thrown instanceof HandlerException error ? error.getCause() : thrown;
      return cause == null ? "fails" : Names.of(cause.getClass());
    }
  }
}

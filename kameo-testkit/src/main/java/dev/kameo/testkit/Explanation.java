package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which things have to be late for a run to fail, everything else being in the default order: the
/// smallest such set, of at most three. Immutable.
///
/// @param late what has to be late; nothing if the run fails in the default order too
/// @param result the run in which just that is late
record Explanation(Lateness late, RunResult result) {

  private static final int RACE = 1_000;
  private static final int SINGLES = 200;
  private static final int IN_PAIRS = 16;
  private static final int IN_TRIPLES = 9;

  /// How many timers may have to fire before what is late.
  private static final int TIMERS = 3;

  /// How many things are tried alone, and in pairs, where timers have to fire before.
  private static final int WITH_TIMERS = 40;

  private static final int PAIRS_WITH_TIMERS = 8;

  /// {@return how many deviations its run has}
  int size() {
    return result.plan().schedule().size();
  }

  /// {@return the explanation of the best run so far, or `null` if none was found}
  static @Nullable Explanation find(Attempts attempts) {
    if (attempts.isOver()) {
      return null;
    }
    RunResult failed = attempts.best();
    RunResult inOrder = attempts.run(failed.plan(), Choices.oldestFirst());
    if (attempts.isSameBug(inOrder)) {
      return new Explanation(new Lateness(List.of(), 0), inOrder);
    }
    Map<Boolean, List<Hold>> candidates =
        candidates(inOrder.trace().events(), failed.trace().events()).stream()
            .collect(Collectors.partitioningBy(Hold::isOfTurn));
    List<Hold> turns = candidates.getOrDefault(true, List.of());
    List<Hold> others = candidates.getOrDefault(false, List.of());
    Explanation found = find(attempts, 0, others, SINGLES, IN_PAIRS, IN_TRIPLES);
    if (found == null) {
      found = find(attempts, 0, turns, SINGLES);
    }
    if (found == null) {
      found = findWithTimers(attempts, turns, others);
    }
    return found == null ? find(attempts, 0, alternating(turns, others), 0, IN_PAIRS) : found;
  }

  private static @Nullable Explanation findWithTimers(
      Attempts attempts, List<Hold> turns, List<Hold> others) {
    for (int timers = 1; timers <= Math.min(TIMERS, fired(attempts.best())); timers++) {
      Explanation found = find(attempts, timers, others, WITH_TIMERS, PAIRS_WITH_TIMERS);
      if (found == null) {
        found = find(attempts, timers, turns, WITH_TIMERS);
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static int fired(RunResult run) {
    return (int)
        run.trace().events().stream().filter(event -> event.kind() == Event.Kind.FIRE).count();
  }

  private static List<Hold> alternating(List<Hold> some, List<Hold> others) {
    List<Hold> all = new ArrayList<>();
    for (int i = 0; i < Math.max(some.size(), others.size()); i++) {
      all.addAll(some.subList(Math.min(i, some.size()), Math.min(i + 1, some.size())));
      all.addAll(others.subList(Math.min(i, others.size()), Math.min(i + 1, others.size())));
    }
    return all;
  }

  /// @param timers how many timers fire before what is late
  /// @param most how many of the candidates are tried alone, in pairs, and so on
  private static @Nullable Explanation find(
      Attempts attempts, int timers, List<Hold> candidates, int... most) {
    for (int size = 1; size <= most.length; size++) {
      List<Hold> some = candidates.subList(0, Math.min(candidates.size(), most[size - 1]));
      Explanation found = find(attempts, timers, some, new ArrayList<>(), size);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// Tries all ways to add so many of the candidates.
  private static @Nullable Explanation find(
      Attempts attempts, int timers, List<Hold> candidates, List<Hold> chosen, int missing) {
    if (missing == 0) {
      Lateness late = new Lateness(chosen, timers);
      RunResult result = attempts.run(attempts.plan(), late.choices());
      return attempts.isSameBug(result) ? new Explanation(late, result) : null;
    }
    for (int i = 0; i <= candidates.size() - missing && !attempts.isOver(); i++) {
      chosen.add(candidates.get(i));
      Explanation found =
          find(attempts, timers, candidates.subList(i + 1, candidates.size()), chosen, missing - 1);
      if (found != null) {
        return found;
      }
      chosen.removeLast();
    }
    return null;
  }

  /// {@return what can be late: first what was overtaken in the failed run, in races before others,
  /// the most often first; then all else that happened}
  private static List<Hold> candidates(List<Event> inOrder, List<Event> failed) {
    Map<Hold, Integer> overtaken = new LinkedHashMap<>();
    Map<Hold, Integer> places = new HashMap<>();
    for (Event event : failed) {
      Hold hold = Hold.of(event);
      if (hold != null) {
        places.put(hold, places.size());
      }
    }
    List<Hold> before = new ArrayList<>();
    for (Event event : inOrder) {
      Hold hold = Hold.of(event);
      if (hold != null) {
        overtaken.put(hold, 0);
        Integer place = places.get(hold);
        if (place != null) {
          before.stream()
              .filter(earlier -> places.getOrDefault(earlier, -1) > place)
              .forEach(earlier -> overtaken.merge(earlier, weight(earlier, hold), Integer::sum));
        }
        before.add(hold);
      }
    }
    failed.stream().map(Hold::of).forEach(hold -> addNew(overtaken, hold));
    return byCount(overtaken);
  }

  /// {@return how much it says that one overtakes another}: most if both go into one mailbox, which
  /// is a race.
  private static int weight(Hold overtaken, Hold by) {
    return overtaken.kind() == Event.Kind.DELIVER
            && by.kind() == Event.Kind.DELIVER
            && receiver(overtaken).equals(receiver(by))
        ? RACE
        : 1;
  }

  private static String receiver(Hold hold) {
    return hold.key().substring(hold.key().indexOf('→') + 1, hold.key().lastIndexOf(':'));
  }

  private static void addNew(Map<Hold, Integer> counts, @Nullable Hold hold) {
    if (hold != null) {
      counts.putIfAbsent(hold, 0);
    }
  }

  private static List<Hold> byCount(Map<Hold, Integer> counts) {
    List<Hold> holds = new ArrayList<>(counts.keySet());
    holds.sort((a, b) -> counts.getOrDefault(b, 0) - counts.getOrDefault(a, 0));
    return holds;
  }

  /// {@return the explanation in words}
  String text() {
    if (late.holds().isEmpty()) {
      return result.plan().faults().list().isEmpty()
          ? "It fails in the default order too: nothing has to be late."
          : "With what goes wrong, it fails in the default order too: nothing has to be late.";
    }
    return "It fails when %s: when all else that can happen happens first%s."
        .formatted(String.join(" and ", clauses()), timers());
  }

  private String timers() {
    return switch (late.timers()) {
      case 0 -> "";
      case 1 -> ", and a timer fires";
      default -> ", and %d timers fire".formatted(late.timers());
    };
  }

  private List<String> clauses() {
    List<String> clauses = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Hold hold : late.holds()) {
      if (hold.isOfTurn()) {
        clauses.add(nameOf(hold));
      } else {
        names.add("`" + nameOf(hold) + "`");
      }
    }
    if (!names.isEmpty()) {
      String verb = names.size() == 1 ? " is late" : " are late";
      clauses.addFirst(String.join(" and ", names) + verb);
    }
    return clauses;
  }

  /// {@return it as people know it: with the classes of actors that have no names}
  private String nameOf(Hold hold) {
    for (Event event : result.trace().events()) {
      if (hold.equals(Hold.of(event))) {
        return switch (hold.kind()) {
          case RESUME ->
              event.subject()
                  + " going on after "
                  + ActorNames.of(result.trace()).in(((Wait) event.detail()).description());
          case TASK -> "task " + event.subject();
          case FIRE -> "timer " + event.subject();
          case TURN -> handling((Letter) event.subject());
          default -> event.subject().toString();
        };
      }
    }
    return hold.key();
  }

  private static String handling(Letter letter) {
    return "`%s` handles `%s#%d` late"
        .formatted(letter.receiver, letter.label(), letter.occurrence());
  }
}

package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;

/// Which of the messages that the test itself sends are dropped, as if it had not sent them.
/// Immutable.
///
/// @param list which ones, counted from 0 in the order of sending; in order, each once
record LeftOut(List<Integer> list) {

  /// Everything is sent.
  static final LeftOut NOTHING = new LeftOut(List.of());

  LeftOut {
    list = List.copyOf(list);
  }

  static LeftOut of(Collection<Integer> numbers) {
    return new LeftOut(List.copyOf(new TreeSet<>(numbers)));
  }

  /// {@return what is dropped, as people know it, a line for each receiver: `noise: Pass#1,
  /// Pass#2`}; where a message is not known, its number.
  ///
  /// @param whole a run in which nothing was dropped
  List<String> names(RunResult whole) {
    Map<String, List<String>> sent = sent(whole.trace());
    ActorNames actors = ActorNames.of(whole.trace());
    Map<String, StringJoiner> lines = new LinkedHashMap<>();
    for (int number : list) {
      String receiver = whole.stimuli().get(number);
      List<String> names = sent.getOrDefault(receiver, List.of());
      boolean areAllKnown = names.size() == Collections.frequency(whole.stimuli(), receiver);
      int place = Collections.frequency(whole.stimuli().subList(0, number), receiver);
      String name = areAllKnown ? names.get(place) : "message %,d".formatted(number + 1);
      lines
          .computeIfAbsent(receiver, _ -> new StringJoiner(", ", actors.ofKey(receiver) + ": ", ""))
          .add(name);
    }
    return lines.values().stream().map(StringJoiner::toString).toList();
  }

  /// {@return what each receiver got of the test, in order}
  private static Map<String, List<String>> sent(Trace trace) {
    Map<String, List<String>> sent = new HashMap<>();
    for (Event event : trace.events()) {
      if (isReceived(event) && event.subject() instanceof Letter letter && isOfTest(letter)) {
        sent.computeIfAbsent(letter.receiver.sender.key(), _ -> new ArrayList<>())
            .add(letter.label() + "#" + letter.occurrence());
      }
    }
    return sent;
  }

  private static boolean isReceived(Event event) {
    return event.kind() == Event.Kind.DELIVER || event.kind() == Event.Kind.OFFER;
  }

  private static boolean isOfTest(Letter letter) {
    return letter.sender.key().equals("test") && letter.kind == Letter.Kind.OFFER;
  }
}

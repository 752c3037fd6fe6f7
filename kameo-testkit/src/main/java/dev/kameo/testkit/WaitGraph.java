package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who waits for whom at the end of a run, in the order in which the waits began. Immutable.
///
/// @param names of the actors
/// @param waits what each of those who wait waits for
record WaitGraph(ActorNames names, Map<Wait, Sender> waits) {

  static WaitGraph of(Trace trace) {
    Map<Wait, Sender> waits = new LinkedHashMap<>();
    for (Event event : trace.events()) {
      if (event.detail() instanceof Wait wait) {
        if (event.kind() == Event.Kind.WAIT) {
          waits.put(wait, (Sender) event.subject());
        } else {
          waits.remove(wait);
        }
      }
    }
    return new WaitGraph(ActorNames.of(trace), waits);
  }

  /// {@return whether nobody waits}
  boolean isEmpty() {
    return waits.isEmpty();
  }

  /// {@return the graph as text, a line for each wait, and one for each who is waited for and does
  /// not wait}
  String text() {
    List<String> who = new ArrayList<>();
    List<String> what = new ArrayList<>();
    waits.forEach((wait, sender) -> {
      who.add(sender.origin().toString());
      what.add("waits for " + names.in(wait.description()) + wait.during());
    });
    for (String idle : idle(who)) {
      who.add(idle);
      what.add("waits for nobody, and has not answered");
    }
    int longest = who.stream().mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder("Who waits for whom:\n");
    for (int i = 0; i < who.size(); i++) {
      String name = who.get(i);
      text.append("  ").append(name).append(" ".repeat(longest - name.length()));
      text.append("  ").append(what.get(i)).append('\n');
    }
    return text.toString();
  }

  private Set<String> idle(List<String> waiting) {
    Set<String> idle = new LinkedHashSet<>();
    for (Wait wait : waits.keySet()) {
      String target = names.at(ActorNames.last(wait.description()));
      if (!target.isEmpty() && !waiting.contains(target)) {
        idle.add(target);
      }
    }
    return idle;
  }
}

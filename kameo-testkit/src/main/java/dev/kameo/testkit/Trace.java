package dev.kameo.testkit;

import java.util.ArrayDeque;
import java.util.List;

/// The last steps of a simulation.
final class Trace {

  private static final int LIMIT = 10_000;

  private final ArrayDeque<Entry> entries = new ArrayDeque<>();

  void add(String verb, Object subject) {
    if (entries.size() == LIMIT) {
      entries.removeFirst();
    }
    entries.addLast(new Entry(verb, subject));
  }

  /// {@return the steps as text, the oldest first}
  List<String> lines() {
    return entries.stream().map(Entry::toString).toList();
  }

  /// What happened, made text only when it is read.
  ///
  /// @param verb the kind of step
  /// @param subject what it was done to
  private record Entry(String verb, Object subject) {

    @Override
    public String toString() {
      return verb + " " + subject;
    }
  }
}

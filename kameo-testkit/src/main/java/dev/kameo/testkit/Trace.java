package dev.kameo.testkit;

import java.util.ArrayDeque;
import java.util.List;

/// What happened in a simulation: its last events. Guarded by the simulation's lock, until it is
/// finished.
final class Trace {

  private static final int LIMIT = 10_000;

  /// Of a run of which nothing is kept.
  static final Trace EMPTY = new Trace(new VirtualTime()).finish();

  private final VirtualTime time;
  private final ArrayDeque<Event> events = new ArrayDeque<>(64);
  private boolean finished;

  Trace(VirtualTime time) {
    this.time = time;
  }

  void add(Step step) {
    add(step.kind(), step.subject(), step.detail());
  }

  void add(Event.Kind kind, Object subject) {
    add(kind, subject, subject);
  }

  void add(Event.Kind kind, Object subject, Object detail) {
    if (finished) {
      return;
    }
    if (events.size() == LIMIT) {
      events.removeFirst();
    }
    events.addLast(new Event(kind, time.now(), subject, detail));
  }

  /// Takes no more.
  ///
  /// @return the trace
  Trace finish() {
    finished = true;
    return this;
  }

  /// {@return how many events it has}
  int size() {
    return events.size();
  }

  /// {@return everything that happened, the oldest first}
  List<Event> events() {
    return List.copyOf(events);
  }

  /// {@return the steps as text, the oldest first}
  List<String> lines() {
    return events.stream().filter(event -> event.kind().isStep()).map(Event::toString).toList();
  }
}

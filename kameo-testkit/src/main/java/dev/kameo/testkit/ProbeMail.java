package dev.kameo.testkit;

import dev.kameo.Message;
import dev.kameo.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What has come to a probe, and what it does with it without being told. Used by one thread at a
/// time: that of the probe's turn, or the test's while nothing runs.
final class ProbeMail {

  private final List<Arrival> all = new ArrayList<>();
  private final Deque<Arrival> waiting = new ArrayDeque<>();
  private final Set<Class<?>> ignored = new HashSet<>();
  private final Map<Class<?>, Function<Object, Reply<?>>> answers = new LinkedHashMap<>();

  /// Takes a message in.
  ///
  /// @return the answer
  Reply<?> receive(Message<?, ?> message, boolean asked) {
    Arrival.Sent sent = new Arrival.Sent(message, asked);
    add(sent);
    if (ignored.stream().anyMatch(type -> type.isInstance(message))) {
      sent.fate = Arrival.Fate.IGNORED;
      waiting.remove(sent);
    }
    for (Map.Entry<Class<?>, Function<Object, Reply<?>>> answer : answers.entrySet()) {
      if (answer.getKey().isInstance(message)) {
        sent.answered();
        return answer.getValue().apply(message);
      }
    }
    return asked ? sent.promise().reply() : Reply.done();
  }

  void add(Arrival arrival) {
    all.add(arrival);
    waiting.add(arrival);
  }

  void ignore(Class<?> type) {
    ignored.add(type);
    waiting.removeIf(arrival -> {
      boolean hit = arrival instanceof Arrival.Sent sent && type.isInstance(sent.message);
      if (hit) {
        arrival.fate = Arrival.Fate.IGNORED;
      }
      return hit;
    });
  }

  void answer(Class<?> type, Function<Object, Reply<?>> answer) {
    answers.put(type, answer);
  }

  /// {@return how many wait for an expectation}
  int waiting() {
    return waiting.size();
  }

  /// {@return those that wait, the oldest first}
  List<Arrival> queue() {
    return List.copyOf(waiting);
  }

  @Nullable Arrival first() {
    return waiting.peek();
  }

  void take(Arrival arrival, Arrival.Fate fate) {
    waiting.remove(arrival);
    arrival.fate = fate;
  }

  List<Arrival> all() {
    return all;
  }

  /// {@return the questions that were not answered, the oldest first}
  List<Arrival.Sent> open() {
    List<Arrival.Sent> open = new ArrayList<>();
    for (Arrival arrival : all) {
      if (arrival instanceof Arrival.Sent sent && sent.isOpen()) {
        open.add(sent);
      }
    }
    return open;
  }
}

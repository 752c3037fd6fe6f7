package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What one run shows of its scenario.
///
/// Its letters are a forest: a letter is below the one during whose turn it was sent. What nobody's
/// turn sends is a root: the letters of the test and of timers.
final class Observation {

  private final Map<Letter, Node> nodes = new HashMap<>();
  private final List<Node> inOrder = new ArrayList<>();
  private final Map<Sender, Node> causes = new HashMap<>();
  private final Map<Long, Integer> steps = new HashMap<>();
  private final Map<Long, Map<Long, Integer>> mailboxes = new LinkedHashMap<>();
  private final List<Hold> letters = new ArrayList<>();
  private boolean timers;

  void executed(Step step) {
    steps.merge(step.by().kind(), 1, Integer::sum);
    Letter letter = step.letter();
    if (letter != null) {
      delivered(letter);
    } else if (step instanceof Turn && step.subject() instanceof Letter taken) {
      Node node = nodes.computeIfAbsent(taken, this::node);
      node.size++;
      causes.put(step.by(), node);
    } else if (step instanceof SimulatedTask task) {
      Node cause = causes.get(task.cause);
      if (cause != null) {
        causes.put(task.sender, cause);
      }
    } else if (Weights.isTime(step)) {
      timers = true;
    }
  }

  private void delivered(Letter letter) {
    nodes.put(letter, node(letter));
    if (letter.isMail()) {
      letters.add(new Hold(Event.Kind.DELIVER, letter.key()));
      mailboxes
          .computeIfAbsent(letter.receiver.sender.kind(), _ -> new LinkedHashMap<>())
          .merge(letter.sender.kind(), 1, Integer::sum);
    }
  }

  private Node node(Letter letter) {
    Node node = new Node(letter.route(), causes.get(letter.sender));
    inOrder.add(node);
    return node;
  }

  /// {@return whether a timer has fired}
  boolean hasTimers() {
    return timers;
  }

  /// {@return the letters that went into mailboxes, in order}
  List<Hold> letters() {
    return letters;
  }

  /// {@return how many steps each sender had}
  Map<Long, Integer> steps() {
    return steps;
  }

  /// {@return who has sent how many letters to whose mailbox, by receivers}
  Map<Long, Map<Long, Integer>> mailboxes() {
    return mailboxes;
  }

  /// Tells of each letter how many steps it has brought about. Once.
  void followers(BiConsumer<Long, Integer> listener) {
    for (Node node : inOrder.reversed()) {
      if (node.above != null) {
        node.above.size += node.size;
      }
      listener.accept(node.route, node.size);
    }
  }

  /// A letter.
  private static final class Node {

    private final long route;
    private final @Nullable Node above;
    private int size = 1;

    Node(long route, @Nullable Node above) {
      this.route = route;
      this.above = above;
    }
  }
}

package dev.kameo.testkit;

import dev.kameo.spi.Envelope;
import dev.kameo.spi.Receiver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody on whose behalf code runs: an actor's lane, a task, a timer, or the test. What it sends
/// stays in its outbox until steps of the simulation deliver it, one by one, in order.
///
/// On real threads a send is done when the call returns. Here the code runs on at once and the
/// delivery comes later, which is the same to everybody, as long as whatever follows from a send
/// also waits for it: the sender's next turn, the end of its wait, what it released, what it
/// ordered, and the letters of whoever has found a reply complete.
///
/// # What is not seen
///
/// Some things can be learnt at once, from state that is shared, while what was sent before is
/// still on its way. Whoever learns of something only in one of these ways can overtake it here,
/// and cannot on real threads: a name in the registry; `isAlive`, or a refused `tryTell` or ask, of
/// an actor that somebody has just stopped; the future of a reply; a dead letter that a listener
/// gets; an object that actors share. An accepted `tryTell` tells nothing in a mailbox without a
/// limit; in one with a limit the offer is a step of its own, and sound.
final class Sender {

  /// The lane whose receiver it is, if it is one.
  final @Nullable SimulatedLane lane;

  /// How often it has waited.
  int waits;

  /// Whether it waits in the middle of its code for an outbox to become empty.
  boolean flushing;

  /// How many times it has worked.
  int works;

  private final SenderName name;
  private final Sender origin;

  /// Of a part of one, what it is a part of that kind; else empty.
  private final String parts;

  private final DeliveryModel model;

  /// The one for everybody; unused where there is one for each receiver.
  private final Outbox outbox = new Outbox(this, null);

  /// Made when first needed.
  private @Nullable Map<SimulatedLane, Outbox> outboxes;

  /// What it has learnt of otherwise than by a letter, and what may not be delivered yet: comes
  /// before all letters from now on.
  private List<Mark> known = List.of();

  /// Made when first needed.
  private @Nullable Occurrences occurrences;

  private int tasks;

  /// How many timers of each label it has started; made when first needed.
  private @Nullable Map<String, Integer> timers;

  /// Which timer it is, if it is one.
  private @Nullable TimerId timer;

  private int unnamed;

  /// 0 until it is asked for.
  private long kind;

  /// The test.
  Sender(String name, DeliveryModel model) {
    this.name = SenderName.of(name);
    this.model = model;
    this.lane = null;
    this.origin = this;
    this.parts = "";
  }

  /// A lane.
  ///
  /// @param opener who has opened it
  /// @param named how many there were of each name
  Sender(SimulatedLane lane, Receiver receiver, Sender opener, Map<String, Integer> named) {
    SenderName own = opener.origin.nameFor(receiver);
    this.name = own.nth(named.merge(own.key(), 1, Integer::sum));
    this.model = opener.model;
    this.lane = lane;
    this.origin = this;
    this.parts = "";
  }

  /// A task, a timer, or another part of one.
  ///
  /// @param parts what all such parts of one have in common
  private Sender(SenderName name, Sender origin, String parts) {
    this.name = name;
    this.parts = parts;
    this.lane = null;
    this.origin = origin;
    this.model = origin.model;
  }

  private SenderName nameFor(Receiver receiver) {
    String path = receiver.name();
    return SenderName.isGenerated(path)
        ? SenderName.unnamed(receiver, path, name, lane != null, ++unnamed)
        : SenderName.named(path, name);
  }

  Sender nextTask() {
    return origin.part("*" + ++origin.tasks, "*");
  }

  /// {@return the timer that it starts with this task}
  Sender nextTimer(Runnable task) {
    TimerId id = timer != null && timer.isOf(task) ? timer.next() : origin.newTimer(task);
    Sender next = origin.part("@" + id, "@");
    next.timer = id;
    return next;
  }

  private TimerId newTimer(Runnable task) {
    if (timers == null) {
      timers = new HashMap<>();
    }
    String label = TimerId.labelOf(task);
    return new TimerId(task, label, timers.merge(label, 1, Integer::sum), 1);
  }

  /// {@return a part of it that does things of its own}
  Sender part(String suffix) {
    return origin.part(suffix, suffix);
  }

  private Sender part(String suffix, String parts) {
    return new Sender(SenderName.below(name, suffix), this, parts);
  }

  /// {@return the envelope as a letter, which is in no outbox yet}
  Letter letter(SimulatedLane receiver, Letter.Kind kind, Envelope envelope) {
    return new Letter(this, receiver, kind, envelope);
  }

  /// {@return which of its letters of this label to this receiver the next one is, from 1}
  int nextOccurrence(SimulatedLane receiver, String label) {
    if (occurrences == null) {
      occurrences = new Occurrences();
    }
    return occurrences.next(receiver, label);
  }

  /// {@return where letters to the receiver wait}
  Outbox outbox(SimulatedLane receiver) {
    if (model != DeliveryModel.PAIR) {
      return outbox;
    }
    if (outboxes == null) {
      outboxes = new LinkedHashMap<>();
    }
    return outboxes.computeIfAbsent(receiver, to -> new Outbox(this, to));
  }

  /// {@return all outboxes there are}
  Collection<Outbox> outboxes() {
    return outboxes == null ? List.of(outbox) : outboxes.values();
  }

  /// {@return what must be delivered before a letter to the receiver that is written now, beside
  /// what is in the outbox}
  List<Mark> before(SimulatedLane receiver) {
    known = Mark.missing(known);
    if (known.isEmpty() || model != DeliveryModel.PAIR) {
      return known;
    }
    return known.stream().filter(mark -> mark.outbox().receiver == receiver).toList();
  }

  /// {@return whether its own code must wait for deliveries}
  boolean isHeldUp() {
    return model == DeliveryModel.LOCAL && !outbox.isEmpty();
  }

  /// {@return whether something must be delivered before it can put a letter into this lane}
  boolean isHeldUp(SimulatedLane receiver) {
    return !outbox(receiver).isEmpty() || !before(receiver).isEmpty();
  }

  /// {@return what must be delivered before whatever follows, to anybody, from what it has done}
  List<Mark> causes() {
    return model == DeliveryModel.LOCAL ? pending() : List.of();
  }

  /// {@return what it has sent or knows of, and what is not delivered}
  List<Mark> pending() {
    List<Mark> missing = Mark.missing(known);
    if (outboxes == null) {
      return outbox.isEmpty() ? missing : with(missing, outbox.mark());
    }
    List<Mark> all = new ArrayList<>(missing);
    for (Outbox one : outboxes.values()) {
      if (!one.isEmpty()) {
        all.add(one.mark());
      }
    }
    return all;
  }

  /// Lets these come before its letters from now on.
  void learn(List<Mark> marks) {
    List<Mark> missing = Mark.missing(marks);
    if (missing.isEmpty()) {
      return;
    }
    List<Mark> before = Mark.missing(known);
    if (before.isEmpty()) {
      known = missing;
    } else {
      known = new ArrayList<>(before);
      known.addAll(missing);
    }
  }

  private static List<Mark> with(List<Mark> marks, Mark more) {
    if (marks.isEmpty()) {
      return List.of(more);
    }
    List<Mark> all = new ArrayList<>(marks);
    all.add(more);
    return all;
  }

  /// {@return what identifies it in all runs in which it occurs}
  String key() {
    return name.key();
  }

  /// {@return a hash of its key}; of a task or a timer, of what all those of its origin have in
  /// common.
  long kind() {
    if (kind == 0) {
      String key = origin.key() + parts;
      kind = Hash.of(key.hashCode(), key.length(), 1);
    }
    return kind;
  }

  /// {@return who has ordered it, if it is a task or a timer; else itself}
  Sender origin() {
    return origin;
  }

  /// {@return its key, and the classes of actors that have no names}
  @Override
  public String toString() {
    return name.toString();
  }
}

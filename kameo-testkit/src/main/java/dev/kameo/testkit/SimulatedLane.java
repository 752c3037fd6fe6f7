package dev.kameo.testkit;

import dev.kameo.Delivery;
import dev.kameo.spi.Envelope;
import dev.kameo.spi.Inbox;
import dev.kameo.spi.Lane;
import dev.kameo.spi.Receiver;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The mailbox of one receiver. The methods of [Lane] and [Inbox] may be called from any thread and
/// go through the simulation, which has the lock; all others are for those who have it.
final class SimulatedLane implements Lane, Inbox {

  final int number;
  final Sender sender;
  final Turn turn;

  /// How many letters for this lane are in outboxes.
  int inTransit;

  /// Whether the simulation keeps it in its list.
  boolean remembered;

  private final Simulation simulation;
  private final Receiver receiver;
  private final int capacity;
  private final Letters signals = new Letters();
  private final Letters mailbox = new Letters();
  private final ArrayDeque<Thread> lineForRoom = new ArrayDeque<>(0);

  /// Made when first asked for.
  private @Nullable String life;

  private int occupied;
  private boolean running;
  private boolean hasRun;

  /// Whether the receiver has had its envelope of this turn.
  private boolean served;

  /// What the receiver takes in this turn.
  private @Nullable Letter current;

  /// Guarded by the simulation's lock.
  private boolean wasKilled;

  /// What the last run ended with. Written by the thread of a run, before its end.
  private volatile Receiver.Rest rest = Receiver.Rest.READY;

  /// @param number which of the simulation's lanes it is
  /// @param opener who has opened it
  /// @param named how many there were of each name
  SimulatedLane(
      Simulation simulation,
      Receiver receiver,
      int capacity,
      int number,
      Sender opener,
      Map<String, Integer> named) {
    this.simulation = simulation;
    this.receiver = receiver;
    this.capacity = capacity;
    this.number = number;
    this.sender = new Sender(this, receiver, opener, named);
    this.turn = new Turn(this, sender);
  }

  boolean isBounded() {
    return capacity != Integer.MAX_VALUE;
  }

  boolean isFull() {
    return occupied >= capacity;
  }

  /// {@return whether the receiver has run, and takes more than signals}
  boolean isOpen() {
    return hasRun && rest != Receiver.Rest.HELD;
  }

  boolean hasEnded() {
    return rest == Receiver.Rest.ENDED;
  }

  /// {@return whether the receiver can have a turn}
  boolean isReady() {
    return !running && !sender.isHeldUp() && first() != null;
  }

  /// {@return what the receiver would take next, or `null`}
  @Nullable Letter first() {
    Letter signal = signals.first();
    return signal == null ? firstMail() : signal;
  }

  /// {@return what the receiver would take next if there were no signals, or `null`}
  @Nullable Letter firstMail() {
    return rest == Receiver.Rest.HELD ? null : mailbox.first();
  }

  /// {@return what stands for whether the receiver lives, where steps are compared}
  String life() {
    String known = life;
    if (known == null) {
      known = life(receiver.name());
      life = known;
    }
    return known;
  }

  static String life(String path) {
    return "life of " + path;
  }

  /// {@return what stands for whether the receiver has been killed in this life, where steps are
  /// compared}
  String kill() {
    return "kill of " + receiver.name();
  }

  /// {@return whether it has ever been killed}
  boolean wasKilled() {
    return wasKilled;
  }

  /// {@return what stands for the room in the mailbox, where steps are compared}
  String room() {
    return "room of " + receiver.name();
  }

  /// {@return what is in the mailbox}
  Letters mail() {
    return mailbox;
  }

  void put(Letter letter) {
    switch (letter.kind) {
      case SIGNAL -> signals.add(letter);
      case APPEND -> mailbox.add(letter);
      case OFFER -> {
        occupied++;
        mailbox.add(letter);
      }
    }
  }

  @Nullable Envelope take(boolean signalsOnly) {
    if (served) {
      return null;
    }
    Letter letter = signals.poll();
    if (letter == null && !signalsOnly) {
      letter = mailbox.poll();
    }
    if (letter == null) {
      return null;
    }
    current = letter;
    served = true;
    if (letter.kind == Letter.Kind.OFFER) {
      occupied--;
      wakeLine();
    }
    return letter.open();
  }

  /// Before a run.
  void begin() {
    running = true;
    hasRun = true;
    served = false;
  }

  /// Runs the receiver. Without the lock, by whoever has begun.
  void run() {
    rest = receiver.run(this);
  }

  /// After a run.
  void end() {
    running = false;
    current = null;
  }

  /// Enters a thread in the line for room, whose first is woken when there is some.
  void enterLine(Thread thread) {
    lineForRoom.add(thread);
    wakeLine();
  }

  /// Takes a thread out of the line; a wake-up that it got goes on to the next.
  void leaveLine(Thread thread) {
    lineForRoom.remove(thread);
    wakeLine();
  }

  private void wakeLine() {
    if (!lineForRoom.isEmpty() && !isFull()) {
      LockSupport.unpark(lineForRoom.peek());
    }
  }

  /// {@return how many letters are in the mailbox or on the way to the lane}
  int waiting() {
    return mailbox.size() + signals.size() + inTransit;
  }

  /// {@return how many letters are before the envelope, or -1}
  ///
  /// @param outbox where else it may be
  int countBefore(Envelope envelope, Letters outbox) {
    int count = 0;
    for (Letter letter : mailbox) {
      if (letter.holds(envelope)) {
        return count;
      }
      count++;
    }
    for (Letter letter : outbox) {
      if (letter.holds(envelope)) {
        return count;
      }
      if (letter.receiver == this) {
        count++;
      }
    }
    return -1;
  }

  /// {@return the path of the actor, as the core says it}
  String path() {
    return receiver.name();
  }

  /// {@return during what a run waits, as a part of a sentence}
  String during() {
    return current == null ? "" : " (handling " + current + ")";
  }

  /// {@return what it handles, or `null`}
  @Nullable Letter current() {
    return current;
  }

  /// {@return what is in it, or an empty text}
  String describe() {
    if (signals.isEmpty() && mailbox.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder(toString()).append(": ");
    if (!signals.isEmpty()) {
      text.append("signals ").append(signals);
    }
    if (!mailbox.isEmpty()) {
      text.append(signals.isEmpty() ? "" : ", ").append("mailbox ").append(mailbox);
    }
    if (rest == Receiver.Rest.HELD) {
      text.append(" (held)");
    }
    return text.toString();
  }

  @Override
  public Delivery offer(Envelope envelope) {
    return simulation.offer(this, envelope);
  }

  @Override
  public void append(Envelope envelope) {
    simulation.send(this, Letter.Kind.APPEND, envelope);
  }

  @Override
  public void signal(Envelope envelope) {
    simulation.send(this, Letter.Kind.SIGNAL, envelope);
  }

  @Override
  public @Nullable Envelope next(boolean signalsOnly) {
    return simulation.take(this, signalsOnly);
  }

  @Override
  public int size() {
    return simulation.size(this);
  }

  @Override
  public int before(Envelope envelope) {
    return simulation.before(this, envelope);
  }

  @Override
  public boolean hasRoom() {
    return simulation.hasRoom(this);
  }

  @Override
  public void whenRoom(Thread thread) {
    simulation.whenRoom(this, thread);
  }

  @Override
  public void leaveRoom(Thread thread) {
    simulation.leaveRoom(this, thread);
  }

  @Override
  public void touched(boolean changed) {
    simulation.touch(life(), changed);
  }

  @Override
  public void touchedKill(boolean changed) {
    simulation.touchKill(this, changed);
  }

  /// The code that runs has looked whether the receiver was killed, or has killed it.
  void noteKill(boolean changed) {
    wasKilled |= changed;
  }

  @Override
  public String toString() {
    return sender.toString();
  }
}

package dev.kameo.testkit;

import org.jspecify.annotations.Nullable;

/// The step that lets a receiver take one envelope from its lane.
final class Turn extends Work {

  private final SimulatedLane lane;

  Turn(SimulatedLane lane, Sender sender) {
    super(sender);
    this.lane = lane;
  }

  /// {@return what waits in the mailbox}
  Letters waiting() {
    return lane.mail();
  }

  /// {@return whether the receiver takes mail, and not signals alone as it does before it starts}
  boolean isOpen() {
    return lane.isOpen();
  }

  /// {@return what it would take if there were no signals, or `null`}
  @Nullable Letter mail() {
    return lane.firstMail();
  }

  /// {@return whether it takes a signal, and could take mail if the signal came later}
  boolean hasChoice() {
    Letter first = lane.first();
    return isOpen() && first != null && !first.isMail() && lane.firstMail() != null;
  }

  /// {@return without which letter it would not be possible}: the mail if there is any, which the
  /// turn would take if the signal came later.
  @Nullable Letter needs() {
    Letter mail = isOpen() ? lane.firstMail() : null;
    return mail == null ? lane.first() : mail;
  }

  @Override
  boolean isPossible() {
    return lane.isReady();
  }

  @Override
  void begin() {
    lane.begin();
  }

  @Override
  void run() {
    lane.run();
  }

  @Override
  void end() {
    lane.end();
  }

  @Override
  Event.Kind kind() {
    return Event.Kind.TURN;
  }

  @Override
  String key() {
    Letter first = lane.first();
    return first == null ? sender.key() : first.key();
  }

  @Override
  Object subject() {
    Letter first = lane.first();
    return first == null ? lane : first;
  }
}

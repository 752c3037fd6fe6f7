package dev.kameo.testkit;

import java.util.List;

/// Work that somebody has ordered, and which begins after everything that was sent before; or,
/// where only the order of sender and receiver is kept, whose letters come after those.
abstract class Caused extends Work implements Dependent {

  /// Who ordered it.
  final Sender cause;

  /// What comes before it.
  final List<Mark> before;

  /// @param sender on whose behalf it runs
  Caused(Sender sender, Sender cause) {
    super(sender);
    this.cause = cause;
    this.before = cause.causes();
    sender.learn(cause.pending());
  }

  /// {@return whether it shall not happen any more}
  boolean isCancelled() {
    return false;
  }

  @Override
  public final void reconsider(Agenda agenda) {
    agenda.listCaused(this);
  }

  @Override
  final String key() {
    return sender.key();
  }

  @Override
  final Object subject() {
    return sender;
  }
}

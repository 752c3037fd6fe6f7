package dev.kameo.testkit;

/// Work that somebody has ordered, and which begins after everything that was sent before.
abstract class Caused extends Work {

  /// Who ordered it.
  final Sender cause;

  /// How much the cause had sent by then.
  final long mark;

  /// @param sender on whose behalf it runs
  Caused(Sender sender, Sender cause) {
    super(sender);
    this.cause = cause;
    this.mark = cause.sent;
  }

  /// {@return whether it shall not happen any more}
  boolean isCancelled() {
    return false;
  }

  @Override
  final Object subject() {
    return sender;
  }
}

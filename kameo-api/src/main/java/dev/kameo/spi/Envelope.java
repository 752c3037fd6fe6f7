package dev.kameo.spi;

import org.jspecify.annotations.Nullable;

/// What lies in a lane: a message with what the core needs to know of it, or a signal of the
/// runtime.
public abstract class Envelope {

  /// The envelope behind this one. Written by the thread that puts the next one in, and by the
  /// lane's runner.
  @Nullable Envelope next;

  /// Whether it takes a place of a bounded mailbox. Written before it is put in.
  boolean takesRoom;

  /// Makes one.
  protected Envelope() {}

  /// {@return what it is, for reports: the class of the message or the name of the signal, never
  /// content}
  public abstract String label();

  @Override
  public final String toString() {
    return label();
  }
}

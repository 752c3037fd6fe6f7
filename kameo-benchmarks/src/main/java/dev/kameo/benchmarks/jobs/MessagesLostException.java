package dev.kameo.benchmarks.jobs;

import org.jspecify.annotations.Nullable;

/// A contender has not handled what it was sent, or more: its figure would mean nothing.
public final class MessagesLostException extends RuntimeException {

  private static final long serialVersionUID = 1;

  MessagesLostException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

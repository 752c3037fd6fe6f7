package dev.kameo.benchmarks.jox;

import com.softwaremill.jox.structured.ActorRef;
import com.softwaremill.jox.structured.ThrowingConsumer;

/// Tells, where nobody interrupts.
final class JoxTell {

  private JoxTell() {}

  static <T> void tell(ActorRef<T> ref, ThrowingConsumer<T> message) {
    try {
      ref.tell(message);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while the mailbox was full", e);
    }
  }
}

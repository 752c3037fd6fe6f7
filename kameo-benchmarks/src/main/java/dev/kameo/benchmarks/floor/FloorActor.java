package dev.kameo.benchmarks.floor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// A mailbox and the promise to run it. The queue is Dmitry Vyukov's non-intrusive multi-producer
/// single-consumer queue: producers swap the head, the consumer follows the links.
abstract class FloorActor {

  static final class Node {
    private final @Nullable Object message;
    private volatile @Nullable Node next;

    Node(@Nullable Object message) {
      this.message = message;
    }
  }

  private static final VarHandle HEAD;

  static {
    try {
      HEAD = MethodHandles.lookup().findVarHandle(FloorActor.class, "head", Node.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Handler handler;

  /// The newest. Swapped by producers.
  private volatile Node head;

  /// The last one that was handled. The consumer's.
  private Node tail;

  FloorActor(Handler handler) {
    this.handler = handler;
    this.head = new Node(null);
    this.tail = head;
  }

  /// Sends a message. From any thread.
  abstract void tell(Object message);

  final void enqueue(Object message) {
    Node node = new Node(message);
    Node before = (Node) HEAD.getAndSet(this, node);
    before.next = node;
  }

  /// Handles at most so many messages. By the consumer.
  ///
  /// @return whether it found the queue empty
  final boolean handleUpTo(int batch) {
    for (int i = 0; i < batch; i++) {
      Node next = tail.next;
      if (next == null) {
        return true;
      }
      tail = next;
      handler.handle(this, next.message);
    }
    return false;
  }

  /// {@return whether there is nothing, not even on its way} By the consumer.
  final boolean isEmpty() {
    return head == tail;
  }
}

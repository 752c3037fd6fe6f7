package dev.kameo.verification;

import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import java.util.concurrent.CountDownLatch;

/// A place in a handler that no interrupt leads out of, until the test closes it. For real threads.
final class Stubborn implements AutoCloseable {

  private final CountDownLatch released = new CountDownLatch(1);
  private final ReplyPromise<Void> reached = Reply.promise();

  /// {@return completes when the handler stands}
  Reply<Void> reached() {
    return reached.reply();
  }

  /// Stands.
  void stand() {
    reached.complete(null);
    while (released.getCount() > 0) {
      try {
        released.await();
      } catch (InterruptedException e) {
        // this is what makes it stubborn
      }
    }
  }

  @Override
  public void close() {
    released.countDown();
  }
}

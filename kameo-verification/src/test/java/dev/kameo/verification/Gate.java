package dev.kameo.verification;

import dev.kameo.Reply;
import dev.kameo.ReplyPromise;

/// Something that a handler waits for until the test opens it; and the news that a handler waits
/// there. Works on every scheduler, the simulation too.
final class Gate {

  private final ReplyPromise<Void> reached = Reply.promise();
  private final ReplyPromise<Void> opened = Reply.promise();

  /// Called by a handler: waits until the gate is open.
  void pass() throws InterruptedException {
    reached.complete(null);
    opened.reply().await();
  }

  void open() {
    opened.complete(null);
  }

  /// {@return completes when a handler stands at the gate}; await it with [World#await(Reply)],
  /// since a promise does not know which system to drive.
  Reply<Void> reached() {
    return reached.reply();
  }
}

package dev.kameo;

import dev.kameo.spi.PendingReply;

/// An answer that somebody will give later, once, from any thread. A handler returns [#reply()] and
/// keeps the promise, or hands it to whoever will know.
///
/// A promise that is lost, which nobody can keep any more, fails its reply and is logged, where the
/// scheduler can tell.
///
/// @param <R> the type of the value
public final class ReplyPromise<R> {

  private final PendingReply<R> reply = new PendingReply<>();

  ReplyPromise() {
    reply.heldBy(this);
  }

  /// Keeps the promise.
  ///
  /// @return whether this was the first completion; a later one changes nothing
  public boolean complete(R value) {
    return reply.complete(value);
  }

  /// Breaks the promise with an error, as [Reply#failed(Throwable)].
  ///
  /// @return whether this was the first completion; a later one changes nothing
  public boolean fail(Throwable error) {
    return reply.fail(FailedReply.asKameo(error));
  }

  /// {@return the answer to come}
  public Reply<R> reply() {
    return reply;
  }
}

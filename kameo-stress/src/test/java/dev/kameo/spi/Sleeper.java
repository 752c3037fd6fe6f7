package dev.kameo.spi;

import dev.kameo.Cancellable;
import dev.kameo.Reply;
import dev.kameo.stress.Patience;

/// Waiting as by parking, but that it does not sleep before all that could wake it is over: it then
/// looks whether it would have slept for ever.
final class Sleeper implements Waiting {

  private final Runnable meanwhile;
  private volatile boolean waited;
  private volatile boolean asleep;

  /// Makes one.
  ///
  /// @param meanwhile what is to happen between its last look and its sleep
  Sleeper(Runnable meanwhile) {
    this.meanwhile = meanwhile;
  }

  /// {@return the value of a reply, once it is there}
  static <T> T valueOf(Reply<T> reply) {
    try {
      return reply.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody interrupts this thread.", e);
    }
  }

  @Override
  public boolean await(Blocker blocker, long nanos) {
    boolean sleeps = !blocker.isReleased(); // first: a volatile write before it would be a fence
    waited = true;
    meanwhile.run();
    asleep = sleeps && !Patience.isUnparked();
    return true;
  }

  /// {@return whether there was anything to wait for}
  boolean hasWaited() {
    return waited;
  }

  /// {@return whether it would sleep for ever}
  boolean isAsleep() {
    return asleep;
  }

  @Override
  public Cancellable schedule(long nanos, Runnable task) {
    throw new UnsupportedOperationException();
  }
}

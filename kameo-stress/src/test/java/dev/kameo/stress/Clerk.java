package dev.kameo.stress;

import dev.kameo.spi.Envelope;
import dev.kameo.spi.Inbox;
import dev.kameo.spi.Lane;
import dev.kameo.spi.Receiver;
import java.util.concurrent.atomic.AtomicBoolean;

/// A receiver of what two producers have numbered, which checks what a run of a lane may rely on:
/// that there is no other at the same time, and that each envelope comes once and in order.
public final class Clerk implements Receiver {

  private final Runnable afterEach;
  private final AtomicBoolean running = new AtomicBoolean();

  /// How many of each producer were handled. For the run.
  private final int[] handled = new int[2];

  /// How many there were. Written by the run, read by who waits for them.
  private volatile int total;

  /// Whether the mailbox is not held. For the run.
  private boolean open;

  private volatile String fault = "";

  private Clerk(boolean open, Runnable afterEach) {
    this.open = open;
    this.afterEach = afterEach;
  }

  /// {@return one that takes what there is}
  public static Clerk open() {
    return open(() -> {});
  }

  /// {@return one that takes what there is, and does something after each}
  public static Clerk open(Runnable afterEach) {
    return new Clerk(true, afterEach);
  }

  /// {@return one that holds the mailbox until each producer has sent a signal, its first envelope}
  public static Clerk held() {
    return new Clerk(false, () -> {});
  }

  @Override
  public Rest run(Inbox inbox) {
    if (!running.compareAndSet(false, true)) {
      complain("two runs at once");
      return Rest.READY;
    }
    Envelope envelope;
    while ((envelope = inbox.next(!open)) != null) {
      take((Numbered) envelope);
    }
    Rest rest = open ? Rest.READY : Rest.HELD;
    running.set(false);
    return rest;
  }

  private void take(Numbered envelope) {
    if (envelope.number() != handled[envelope.producer()]++) {
      complain("lost, twice or out of order");
    }
    open |= handled[0] > 0 && handled[1] > 0;
    total++;
    afterEach.run();
  }

  /// {@return how many envelopes it has handled}. For any thread.
  public int total() {
    return total;
  }

  /// Says that something is wrong. For any thread.
  public void complain(String what) {
    fault = what;
  }

  /// {@return what is wrong, or "fine"}
  ///
  /// @param first how many the first producer has sent
  /// @param second how many the second one has
  public String verdict(Lane lane, int first, int second) {
    if (!fault.isEmpty()) {
      return fault;
    }
    if (handled[0] == first && handled[1] == second) {
      return "fine";
    }
    return lane.size() > 0 ? "left behind" : "lost";
  }

  @Override
  public String name() {
    return "clerk";
  }
}

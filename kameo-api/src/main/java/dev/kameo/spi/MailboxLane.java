package dev.kameo.spi;

import dev.kameo.Delivery;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// A lane for schedulers on real threads: the mailbox, and the knowledge when to run. A subclass
/// says how a run is started, in [#wake()], and calls [#runBatch(int)] from there.
///
/// # How it works
///
/// The mailbox is a linked queue with many producers and one consumer, after Dmitry Vyukov's,
/// without its stub: the envelopes are the nodes. A producer swaps itself in as [#tail] and then
/// makes its predecessor point to it, or [#head] where there was none. The consumer takes the head;
/// at the last node it first clears the head and then tries to swap the tail back to nothing. If a
/// producer has swapped in by then, the link is about to appear and the consumer waits for it: that
/// is the only wait, and the producer is between two instructions.
///
/// Signals are a stack that the consumer takes whole and turns round.
///
/// [#state] is [#RUNNING] from the moment somebody must run the lane until the run has found
/// nothing more; then it is what the receiver wants: nothing, so that whatever comes starts a run,
/// or [#HELD] where only a signal shall. A producer first puts its envelope in, then looks at the
/// state; the runner first changes the state, then looks for envelopes that would end it. Both are
/// in one total order (volatile accesses and atomic swaps), so one of the two sees the other: no
/// envelope is left behind without a run, and there are never two runs at once, since only the one
/// that adds [#RUNNING] may start one. Giving that up and getting it is also what hands the memory
/// of one run to the next. Once it has given it up, the runner must not look at fields of the
/// runner any more.
///
/// The simpler ways fail: a runner that looks for envelopes and then gives up loses what comes in
/// between, and one that gives up with less than a volatile write may have looked before.
public abstract class MailboxLane implements Lane, Inbox {

  private static final VarHandle HEAD;
  private static final VarHandle TAIL;
  private static final VarHandle NEXT;
  private static final VarHandle SIGNALS;
  private static final VarHandle STATE;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      HEAD = lookup.findVarHandle(MailboxLane.class, "head", Envelope.class);
      TAIL = lookup.findVarHandle(MailboxLane.class, "tail", Envelope.class);
      NEXT = lookup.findVarHandle(Envelope.class, "next", Envelope.class);
      SIGNALS = lookup.findVarHandle(MailboxLane.class, "signals", Envelope.class);
      STATE = lookup.findVarHandle(MailboxLane.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /// The mailbox waits: only a signal starts a run.
  private static final int HELD = 1;

  /// The receiver has ended. Stays.
  private static final int ENDED = 2;

  /// A run is due or going on.
  private static final int RUNNING = 4;

  private final Receiver receiver;

  /// The places of a bounded mailbox; `null` when there is no limit.
  private final @Nullable Room room;

  /// First of the mailbox. Written by the producer that finds no tail, and by the runner.
  @SuppressWarnings("unused") // accessed by HEAD
  private @Nullable Envelope head;

  /// Last of the mailbox. Swapped by producers; swapped to nothing by the runner.
  private volatile @Nullable Envelope tail;

  /// Newest of the signals. Pushed by anyone, taken whole by the runner.
  private volatile @Nullable Envelope signals;

  /// The signals that were taken, oldest first. Runner only.
  private @Nullable Envelope taken;

  /// Of [#HELD], [#ENDED] and [#RUNNING] those that are so. Changed by whoever starts a run, and by
  /// the runner.
  private volatile int state;

  /// How many envelopes this run may still take. Runner only.
  private int budget;

  /// Makes an empty lane.
  ///
  /// @param capacity how many offered envelopes may wait; [Integer#MAX_VALUE] for no limit
  protected MailboxLane(Receiver receiver, int capacity) {
    this.receiver = receiver;
    this.room = capacity == Integer.MAX_VALUE ? null : new Room(capacity);
  }

  /// Starts a run: makes some thread call [#runBatch(int)] soon, until it returns false. Called by
  /// the thread that put the first envelope in; never again before a run has found the lane empty.
  protected abstract void wake();

  /// Called by the runner when the lane is empty, before it is released. What comes until this
  /// returns needs no wake. A scheduler that expects something soon may stay here for a moment.
  ///
  /// @return whether something has come, and the run goes on with it; if false, it is left for the
  ///   next batch
  protected boolean linger() {
    return false;
  }

  /// {@return whether there is nothing to be had, neither an envelope nor a signal}
  boolean isEmpty() {
    return HEAD.getAcquire(this) == null && signals == null;
  }

  /// Runs the receiver, for at most so many envelopes. Only after [#wake()] or [#claim()].
  ///
  /// @return whether there is more to do: then call it again, soon, from any thread; if false the
  ///   lane is released, and no call may follow before the next wake
  protected final boolean runBatch(int limit) {
    budget = limit;
    int rest;
    do {
      rest = runReceiver();
    } while (rest == 0 && taken == null && budget > 0 && isEmpty() && lingers());
    return taken != null || comesAfter(rest) || !release(rest);
  }

  /// {@return the state for what it wants then}
  private int runReceiver() {
    try {
      return stateFor(receiver.run(this));
    } catch (Throwable e) {
      // It should not; but a lane that is never released would be lost with all that comes.
      report(e);
      return 0;
    }
  }

  private boolean lingers() {
    try {
      return linger();
    } catch (Throwable e) {
      report(e);
      return false;
    }
  }

  private static void report(Throwable thrown) {
    Thread thread = Thread.currentThread();
    try {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    } catch (Throwable e) {
      // The Java runtime ignores what this handler throws, too.
    }
  }

  private static int stateFor(Receiver.Rest rest) {
    return switch (rest) {
      case READY -> 0;
      case HELD -> HELD;
      case ENDED -> ENDED;
    };
  }

  /// Takes the right to run a lane that is not running, as a producer does before it wakes it.
  ///
  /// @return whether the caller has it now; then [#release()] or [#runBatch(int)] must follow
  protected final boolean claim() {
    int now = state;
    return (now & RUNNING) == 0 && STATE.compareAndSet(this, now, now | RUNNING);
  }

  /// Gives the right to run back that [#claim()] has taken.
  ///
  /// @return false if work came meanwhile, and the caller has the right again
  protected final boolean release() {
    return release(state & ~RUNNING);
  }

  private boolean release(int rest) {
    state = rest;
    return !(comesAfter(rest) && STATE.compareAndSet(this, rest, rest | RUNNING));
  }

  /// {@return whether there is something that shall start a run in this state}
  private boolean comesAfter(int rest) {
    return signals != null || ((rest & HELD) == 0 && tail != null);
  }

  /// {@return whether the receiver had ended when the lane was last released}
  protected final boolean hasEnded() {
    return (state & ENDED) != 0;
  }

  /// {@return what the lane runs}
  protected final Receiver receiver() {
    return receiver;
  }

  @Override
  public final Delivery offer(Envelope envelope) {
    if (room != null) {
      if (!room.take()) {
        return Delivery.MAILBOX_FULL;
      }
      envelope.takesRoom = true;
    }
    append(envelope);
    return Delivery.DELIVERED;
  }

  @Override
  public final void append(Envelope envelope) {
    Envelope before = (Envelope) TAIL.getAndSet(this, envelope);
    if (before == null) {
      HEAD.setRelease(this, envelope);
    } else {
      NEXT.setRelease(before, envelope);
    }
    int now = state;
    if ((now & (RUNNING | HELD)) == 0 && STATE.compareAndSet(this, now, now | RUNNING)) {
      wake();
    }
  }

  @Override
  public final void signal(Envelope envelope) {
    Envelope newest;
    do {
      newest = signals;
      envelope.next = newest;
    } while (!SIGNALS.compareAndSet(this, newest, envelope));
    if (claim()) {
      wake();
    }
  }

  @Override
  public final @Nullable Envelope next(boolean signalsOnly) {
    if (budget <= 0) {
      return null;
    }
    budget--;
    Envelope signal = nextSignal();
    return signal != null || signalsOnly ? signal : poll();
  }

  private @Nullable Envelope nextSignal() {
    if (taken == null && signals != null) {
      Envelope newest = (Envelope) SIGNALS.getAndSet(this, (Envelope) null);
      while (newest != null) {
        Envelope older = newest.next;
        newest.next = taken;
        taken = newest;
        newest = older;
      }
    }
    Envelope first = taken;
    if (first != null) {
      taken = first.next;
      first.next = null;
    }
    return first;
  }

  private @Nullable Envelope poll() {
    Envelope first = (Envelope) HEAD.getAcquire(this);
    if (first == null) {
      return null;
    }
    Envelope second = (Envelope) NEXT.getAcquire(first);
    if (second == null) {
      HEAD.set(this, (Envelope) null);
      if (TAIL.compareAndSet(this, first, (Envelope) null)) {
        return taking(first);
      }
      while ((second = (Envelope) NEXT.getAcquire(first)) == null) {
        Thread.onSpinWait();
      }
    }
    HEAD.set(this, second);
    first.next = null;
    return taking(first);
  }

  private Envelope taking(Envelope envelope) {
    if (room != null && envelope.takesRoom) {
      room.give();
    }
    return envelope;
  }

  @Override
  public final int size() {
    int count = 0;
    for (Envelope e = (Envelope) HEAD.getAcquire(this);
        e != null;
        e = (Envelope) NEXT.getAcquire(e)) {
      count++;
    }
    return count;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // this very envelope
  public final int before(Envelope envelope) {
    int count = 0;
    for (Envelope e = (Envelope) HEAD.getAcquire(this);
        e != null;
        e = (Envelope) NEXT.getAcquire(e)) {
      if (e == envelope) {
        return count;
      }
      count++;
    }
    return -1;
  }

  @Override
  public final boolean hasRoom() {
    return room == null || room.isFree();
  }

  @Override
  public final void whenRoom(Thread thread) {
    if (room != null) {
      room.whenFree(thread);
    }
  }

  @Override
  public final void leaveRoom(Thread thread) {
    if (room != null) {
      room.leave(thread);
    }
  }
}

package dev.kameo.core;

import dev.kameo.Cancellable;
import dev.kameo.spi.Blocker;
import dev.kameo.spi.Waiting;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Code of an actor while it runs on a thread: its exclusive code, or one of its queries.
///
/// # How a kill meets it
///
/// Knows which thread that is, so that a kill can interrupt it and never anybody else. A thread
/// first enters and then looks whether it has been killed; who kills first says so and then looks
/// which thread is in here. Both are in one total order, so one of the two sees the other. A write
/// with less than volatile's guarantee is not enough to enter: the look may overtake it, and a
/// handler that blocks would never hear of the kill.
///
/// While a thread is being interrupted, an [Interruption] stands in its place, and it cannot leave.
/// Who has left clears the interrupt, so it is never found in later code. To look which thread it
/// is and then interrupt it would be simpler, and would interrupt what that thread runs next.
///
/// Who comes to interrupt it and finds somebody else doing so waits until that is over, and then
/// does so, too: the other one may have come for another life, and interrupt nobody. He gives way
/// meanwhile, since to interrupt a thread is to close the channel that it blocks in, which may take
/// a while. The channel may in turn kill the actor; who finds himself there does not wait.
abstract sealed class ActorCode implements Waiting permits ActorCell, QueryRun {

  private static final VarHandle THREAD;

  /// Stands for the thread in here while it is interrupted.
  ///
  /// @param by who interrupts it
  private record Interruption(Thread by) {}

  static {
    try {
      THREAD = MethodHandles.lookup().findVarHandle(ActorCode.class, "thread", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /// The thread in here, `null` for none. Written by that thread, and by who interrupts it.
  private volatile @Nullable Object thread;

  /// What the thread in here waits for. Written by that thread; read by others that look for
  /// cycles.
  private volatile @Nullable CodeWait waitingFor;

  /// {@return the actor}
  abstract ActorCell<?> cell();

  final void enterThread(Thread current) {
    thread = current;
  }

  final void leaveThread(Thread current) {
    while (!THREAD.compareAndSet(this, current, null)) {
      Thread.onSpinWait();
    }
    Thread.interrupted();
  }

  /// Gives a thread its context class loader back. To look is cheaper than to write.
  static void restoreLoader(Thread thread, @Nullable ClassLoader loader) {
    if (!Objects.equals(thread.getContextClassLoader(), loader)) {
      thread.setContextClassLoader(loader);
    }
  }

  /// Interrupts the thread in here, if there is one and it runs this life of the actor.
  @SuppressWarnings("ThreadPriorityCheck") // lets the one go on that is waited for
  final void interrupt(Incarnation<?> life) {
    Interruption own = new Interruption(Thread.currentThread());
    Object found;
    while ((found = thread) != null && !own.equals(found)) {
      if (found instanceof Thread running && THREAD.compareAndSet(this, found, own)) {
        if (runs(life)) {
          running.interrupt();
        }
        thread = running;
        return;
      }
      Thread.yield();
    }
  }

  /// {@return whether the code in here belongs to this life; does not change while a thread is in
  /// here}
  abstract boolean runs(Incarnation<?> life);

  /// {@return the name of the thread in here, for texts}
  final String threadName() {
    return thread instanceof Thread running ? "thread '" + running.getName() + "'" : "no thread";
  }

  final @Nullable CodeWait waitingFor() {
    return waitingFor;
  }

  @Override
  public final boolean await(Blocker blocker, long nanos) throws InterruptedException {
    if (blocker.isReleased()) {
      return true;
    }
    CodeWait wait = new CodeWait(blocker, Thread.currentThread());
    waitingFor = wait;
    try {
      WaitCycle.refuse(this, wait);
      boolean released = cell().scheduler().block(wait, nanos);
      wait.throwIfRefused();
      return released;
    } finally {
      waitingFor = null;
    }
  }

  @Override
  public final Cancellable schedule(long nanos, Runnable task) {
    return cell().scheduler().schedule(nanos, task);
  }

  @Override
  public final @Nullable Runnable trail() {
    return cell().scheduler().trail();
  }

  /// {@return the code that runs on this thread, or `null` outside of actors}
  static @Nullable ActorCode current() {
    return Waiting.current() instanceof ActorCode code ? code : null;
  }
}

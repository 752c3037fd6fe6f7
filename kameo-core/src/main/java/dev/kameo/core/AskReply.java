package dev.kameo.core;

import dev.kameo.ActorNotRunningException;
import dev.kameo.ActorSpec;
import dev.kameo.ActorStoppedException;
import dev.kameo.Cancellable;
import dev.kameo.DeadLetter;
import dev.kameo.KameoException;
import dev.kameo.MailboxFullException;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.ReplyTimeoutException;
import dev.kameo.StopReason;
import dev.kameo.spi.Nanos;
import dev.kameo.spi.PendingReply;
import dev.kameo.spi.Scheduler;
import dev.kameo.spi.TimedTask;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The answer to a question: knows whom it went to and how far it has come, for texts and for
/// finding cycles.
final class AskReply<R> extends PendingReply<R> {

  private static final VarHandle HANDLER;

  static {
    try {
      HANDLER = MethodHandles.lookup().findVarHandle(AskReply.class, "handler", ActorCode.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final ActorCell<?> target;
  private final AskEnvelope<R> envelope;
  private final long askedAt;

  /// Who handles the question. Written by the handling thread, before it can wait for something,
  /// which is what makes it known to those that look for cycles.
  private volatile @Nullable ActorCode handler;

  AskReply(ActorCell<?> target, AskEnvelope<R> envelope) {
    super(target.home());
    this.target = target;
    this.envelope = envelope;
    this.askedAt = target.scheduler().nanoTime();
  }

  /// {@return the answer on which this reply depends, itself perhaps; `null` if there is none}
  static @Nullable AskReply<?> behind(PendingReply<?> reply) {
    Reply<?> next = reply;
    while (next instanceof PendingReply<?> pending) {
      if (pending instanceof AskReply<?> asked) {
        return asked;
      }
      next = pending.source();
    }
    return null;
  }

  Message<?, ?> question() {
    return envelope.message();
  }

  ActorCell<?> target() {
    return target;
  }

  String label() {
    return envelope.label();
  }

  boolean isQuery() {
    return envelope.isQuery();
  }

  @Nullable ActorCode handler() {
    return handler;
  }

  void begins(ActorCode code) {
    HANDLER.setRelease(this, code);
  }

  /// Fails in time, when an answer within the timeout does not come.
  void limit(Duration timeout) {
    if (timeout.equals(ActorSpec.FOREVER) || isDone()) {
      return;
    }
    Cancellable timer = schedule(Nanos.of(timeout), new Limit(timeout));
    whenDone(_ -> timer.cancel());
  }

  /// What nobody of the actors asks must be answered in a time that is meant to be long enough.
  private Cancellable schedule(long nanos, TimedTask task) {
    Scheduler scheduler = target.scheduler();
    return ActorCode.current() == null
        ? scheduler.scheduleDeadline(nanos, task)
        : scheduler.schedule(nanos, task);
  }

  @Override
  protected KameoException timeout(Duration timeout) {
    AskTimeoutEvent.record(target, envelope);
    return new ReplyTimeoutException(
        "Actor %s did not answer %s within %s: %s. Wait longer, or find out what holds it up."
            .formatted(target, label(), timeout, progress()));
  }

  void failStopped() {
    StopReason reason = target.reason();
    fail(
        new ActorStoppedException(
            "Actor %s stopped (%s) before it answered %s, asked %s ago: %s. Watch it, or ask with a recover."
                .formatted(target, reason, label(), waited(), progress()),
            reason));
  }

  void failUndelivered(DeadLetter.Cause cause) {
    fail(
        cause == DeadLetter.Cause.NOT_RUNNING
            ? new ActorNotRunningException(
                "Actor %s %s and cannot take %s. Watch it, or ask with a recover."
                    .formatted(target, Activity.textOfEnd(target), label()))
            : new MailboxFullException(
                "Actor %s cannot take %s, asked %s ago: %s. Give it more room, or ask more slowly."
                    .formatted(target, label(), waited(), cause.text())));
  }

  private Duration waited() {
    return Duration.ofNanos(target.scheduler().nanoTime() - askedAt);
  }

  private String progress() {
    ActorCode code = handler;
    if (code != null) {
      return source() == null
          ? "the handler had begun and not returned"
          : "the handler had returned, and the answer was still to come";
    }
    int before = target.lane().before(envelope);
    return before < 0
        ? "the handler had not begun"
        : "the handler had not begun; %d queued before it".formatted(before);
  }

  @Override
  public String toString() {
    return "the answer to " + label() + " from " + target;
  }

  /// The end of the time in which it should be answered.
  private final class Limit implements TimedTask {

    private final Duration timeout;

    Limit(Duration timeout) {
      this.timeout = timeout;
    }

    @Override
    public void run() {
      fail(timeout(timeout));
    }

    @Override
    public String label() {
      return "timeout of " + AskReply.this.label();
    }
  }
}

package dev.kameo.benchmarks.soak;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Directive;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.StopReason;

/// Does what it is told, and writes it down.
final class Worker implements Actor {

  private final Ledger ledger;
  private long handled;

  Worker(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void onStart() {
    ledger.begun.increment();
  }

  @Override
  public Directive onPanic(Panic panic) {
    return panic.cause() instanceof FatalException ? Directive.stop() : Directive.resume();
  }

  @Override
  public void onStop(StopReason reason) {
    ledger.ended.increment();
  }

  /// A failure that it does not survive.
  private static final class FatalException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// Is counted.
  record Work() implements Message<Worker, Void> {
    @Override
    public Reply<Void> handle(Worker worker, Context<Worker> ctx) {
      worker.handled++;
      worker.ledger.handled.increment();
      return Reply.done();
    }
  }

  /// Is counted, and fails.
  ///
  /// @param fatal whether the actor ends with it
  record Fail(boolean fatal) implements Message<Worker, Void> {
    @Override
    public Reply<Void> handle(Worker worker, Context<Worker> ctx) {
      worker.ledger.handled.increment();
      worker.ledger.failed.increment();
      throw fatal ? new FatalException() : new IllegalStateException("not fatal");
    }
  }

  /// Is counted, and has a child that works once and stays.
  record Breed() implements Message<Worker, Void> {
    @Override
    public Reply<Void> handle(Worker worker, Context<Worker> ctx) {
      worker.ledger.handled.increment();
      Ledger ledger = worker.ledger;
      ledger.told.increment();
      ctx.spawn(() -> new Worker(ledger)).tell(new Work());
      if (ctx.children().size() > MOST_CHILDREN) {
        ctx.stop(ctx.children().getFirst());
      }
      return Reply.done();
    }

    private static final int MOST_CHILDREN = 4;
  }

  /// Asks how much it has handled in this life.
  record Count() implements Message<Worker, Long> {
    @Override
    public Reply<Long> handle(Worker worker, Context<Worker> ctx) {
      return Reply.of(worker.handled);
    }
  }

  /// Asks the same, beside others that ask.
  record Look() implements Query<Worker, Long> {
    @Override
    public Reply<Long> handle(Worker worker, Context<Worker> ctx) {
      return Reply.of(worker.handled);
    }
  }
}

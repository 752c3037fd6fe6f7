package dev.kameo.examples.docs;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.MailboxSpec;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.StopReason;

final class Boss implements Actor {
  private final Context<Boss> ctx;
  private ActorRef<Worker> worker;

  Boss(Context<Boss> ctx) {
    this.ctx = ctx;
    this.worker = hire();
  }

  private ActorRef<Worker> hire() {
    ActorRef<Worker> hired = ctx.spawn(ActorSpec.of(Worker::new).mailbox(MailboxSpec.bounded(100)));
    ctx.watch(hired, WorkerEnded::new);
    return hired;
  }

  record Divide(int dividend, int divisor) implements Message<Boss, Integer> {
    @Override
    public Reply<Integer> handle(Boss boss, Context<Boss> ctx) {
      return boss.worker.ask(new Worker.Divide(dividend, divisor));
    }
  }

  record WorkerEnded(StopReason reason) implements Message<Boss, Void> {
    @Override
    public Reply<Void> handle(Boss boss, Context<Boss> ctx) {
      boss.worker = boss.hire();
      return Reply.done();
    }
  }
}

package dev.kameo.benchmarks.kameo;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.Context;
import dev.kameo.MailboxSpec;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.benchmarks.jobs.Counter;
import java.util.concurrent.CompletableFuture;

/// Counts.
final class KameoCounter implements Counter {

  private static final Inc INC = new Inc();

  private final ActorRef<Counting> ref;

  KameoCounter(ActorSystem system, MailboxSpec mailbox) {
    ref = system.spawn(ActorSpec.of(Counting::new).mailbox(mailbox));
  }

  @Override
  public void tell() {
    ref.tell(INC);
  }

  @Override
  public CompletableFuture<Long> total() {
    return ref.ask(new Take()).toCompletableFuture();
  }

  private static final class Counting implements Actor {
    private long count;
  }

  private record Inc() implements Message<Counting, Void> {
    @Override
    public Reply<Void> handle(Counting counting, Context<Counting> ctx) {
      counting.count++;
      return Reply.done();
    }
  }

  private record Take() implements Message<Counting, Long> {
    @Override
    public Reply<Long> handle(Counting counting, Context<Counting> ctx) {
      long count = counting.count;
      counting.count = 0;
      return Reply.of(count);
    }
  }
}

package dev.kameo.benchmarks.kameo;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.benchmarks.jobs.Circle;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Each passes the token on to the next.
final class KameoCircle implements Circle {

  private final ActorRef<Member> first;

  KameoCircle(ActorSystem system, int actors) {
    ActorRef<Member> last = system.spawn(() -> new Member(null));
    ActorRef<Member> next = last;
    for (int i = 1; i < actors; i++) {
      ActorRef<Member> after = next;
      next = system.spawn(() -> new Member(after));
    }
    first = next;
    last.tell(new Close(first));
  }

  @Override
  public CompletableFuture<Long> pass(int hops) {
    Token token = new Token(hops);
    first.tell(token);
    return token.result;
  }

  private static final class Member implements Actor {
    private @Nullable ActorRef<Member> next;

    Member(@Nullable ActorRef<Member> next) {
      this.next = next;
    }
  }

  private record Close(ActorRef<Member> first) implements Message<Member, Void> {
    @Override
    public Reply<Void> handle(Member member, Context<Member> ctx) {
      member.next = first;
      return Reply.done();
    }
  }

  /// There is one, so it belongs to whoever has it.
  private static final class Token implements Message<Member, Void> {
    private final CompletableFuture<Long> result = new CompletableFuture<>();
    private final long hops;
    private long handled;

    Token(long hops) {
      this.hops = hops;
    }

    @Override
    public Reply<Void> handle(Member member, Context<Member> ctx) {
      if (++handled < hops && member.next != null) {
        member.next.tell(this);
      } else {
        result.complete(handled);
      }
      return Reply.done();
    }
  }
}

package dev.kameo.benchmarks.jox;

import com.softwaremill.jox.structured.ActorRef;
import com.softwaremill.jox.structured.ThrowingConsumer;
import dev.kameo.benchmarks.jobs.Circle;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Each passes the token on to the next.
final class JoxCircle implements Circle {

  private final ActorRef<Member> first;

  JoxCircle(JoxScope scope, int actors) {
    Member last = new Member(null);
    ActorRef<Member> next = scope.spawn(last);
    for (int i = 1; i < actors; i++) {
      next = scope.spawn(new Member(next));
    }
    first = next;
    last.next = first;
  }

  @Override
  public CompletableFuture<Long> pass(int hops) {
    Token token = new Token(hops);
    JoxTell.tell(first, token);
    return token.result;
  }

  private static final class Member {
    /// Set before the first token comes.
    private @Nullable ActorRef<Member> next;

    Member(@Nullable ActorRef<Member> next) {
      this.next = next;
    }
  }

  /// There is one, so it belongs to whoever has it.
  private static final class Token implements ThrowingConsumer<Member> {
    private final CompletableFuture<Long> result = new CompletableFuture<>();
    private final long hops;
    private long handled;

    Token(long hops) {
      this.hops = hops;
    }

    @Override
    public void accept(Member member) {
      if (++handled < hops && member.next != null) {
        JoxTell.tell(member.next, this);
      } else {
        result.complete(handled);
      }
    }
  }
}

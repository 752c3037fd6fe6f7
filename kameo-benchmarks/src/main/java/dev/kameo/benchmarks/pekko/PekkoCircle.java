package dev.kameo.benchmarks.pekko;

import dev.kameo.benchmarks.jobs.Circle;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/// Each passes the token on to the next.
final class PekkoCircle implements Circle {

  private final ActorRef<ToMember> first;

  PekkoCircle(Guardian guardian, int actors) {
    ActorRef<ToMember> last = spawn(guardian, null);
    ActorRef<ToMember> next = last;
    for (int i = 1; i < actors; i++) {
      next = spawn(guardian, next);
    }
    first = next;
    last.tell(new Close(first));
  }

  private static ActorRef<ToMember> spawn(Guardian guardian, @Nullable ActorRef<ToMember> next) {
    return guardian.spawn(Behaviors.setup(_ -> new Member(next).behavior()));
  }

  @Override
  public CompletableFuture<Long> pass(int hops) {
    Token token = new Token(hops);
    first.tell(token);
    return token.result;
  }

  private sealed interface ToMember {}

  private record Close(ActorRef<ToMember> first) implements ToMember {}

  /// There is one, so it belongs to whoever has it.
  private static final class Token implements ToMember {
    private final CompletableFuture<Long> result = new CompletableFuture<>();
    private final long hops;
    private long handled;

    Token(long hops) {
      this.hops = hops;
    }
  }

  private static final class Member {
    private @Nullable ActorRef<ToMember> next;

    Member(@Nullable ActorRef<ToMember> next) {
      this.next = next;
    }

    Behavior<ToMember> behavior() {
      return Behaviors.receiveMessage(message -> {
        if (message instanceof Token token) {
          pass(token);
        } else if (message instanceof Close close) {
          next = close.first;
        }
        return Behaviors.same();
      });
    }

    private void pass(Token token) {
      if (++token.handled < token.hops && next != null) {
        next.tell(token);
      } else {
        token.result.complete(token.handled);
      }
    }
  }
}

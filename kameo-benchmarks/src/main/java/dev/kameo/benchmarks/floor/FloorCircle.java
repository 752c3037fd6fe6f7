package dev.kameo.benchmarks.floor;

import dev.kameo.benchmarks.jobs.Circle;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Each passes the token on to the next.
final class FloorCircle implements Circle {

  private final FloorActor first;

  FloorCircle(Floor floor, int actors) {
    Member last = new Member(null);
    FloorActor next = floor.spawn(last);
    for (int i = 1; i < actors; i++) {
      next = floor.spawn(new Member(next));
    }
    first = next;
    last.next = first;
  }

  @Override
  public CompletableFuture<Long> pass(int hops) {
    Token token = new Token(hops);
    first.tell(token);
    return token.result;
  }

  /// There is one, so it belongs to whoever has it.
  private static final class Token {
    private final CompletableFuture<Long> result = new CompletableFuture<>();
    private final long hops;
    private long handled;

    Token(long hops) {
      this.hops = hops;
    }
  }

  private static final class Member implements Handler {
    /// Set before the first token comes.
    private @Nullable FloorActor next;

    Member(@Nullable FloorActor next) {
      this.next = next;
    }

    @Override
    public void handle(FloorActor self, @Nullable Object message) {
      if (message instanceof Token token && next != null) {
        if (++token.handled < token.hops) {
          next.tell(token);
        } else {
          token.result.complete(token.handled);
        }
      }
    }
  }
}

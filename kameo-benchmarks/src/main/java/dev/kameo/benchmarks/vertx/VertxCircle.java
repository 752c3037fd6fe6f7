package dev.kameo.benchmarks.vertx;

import dev.kameo.benchmarks.jobs.Circle;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Each sends the token on to the next.
final class VertxCircle implements Circle {

  private final EventBus events;
  private final String first;

  VertxCircle(Bus bus, int actors) {
    events = bus.events();
    List<String> addresses = Stream.generate(bus::newAddress).limit(actors).toList();
    for (int i = 0; i < actors; i++) {
      String next = addresses.get((i + 1) % actors);
      bus.<Parcel>deploy(addresses.get(i), message -> pass(message, next));
    }
    first = addresses.getFirst();
  }

  @Override
  public CompletableFuture<Long> pass(int hops) {
    Token token = new Token(hops);
    events.send(first, new Parcel(token));
    return token.result;
  }

  private void pass(Message<Parcel> message, String next) {
    if (message.body().content() instanceof Token token) {
      if (++token.handled < token.hops) {
        events.send(next, message.body());
      } else {
        token.result.complete(token.handled);
      }
    }
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
}

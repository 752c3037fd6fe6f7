package dev.kameo.benchmarks.vertx;

import dev.kameo.benchmarks.jobs.Counter;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import java.util.concurrent.CompletableFuture;

/// Counts.
final class VertxCounter implements Counter {

  private final EventBus events;
  private final String address;

  /// The verticle's.
  private long count;

  VertxCounter(Bus bus) {
    events = bus.events();
    address = bus.newAddress();
    bus.<Parcel>deploy(address, this::handle);
  }

  private void handle(Message<Parcel> message) {
    if (message.body().content() instanceof Take take) {
      take.result.complete(count);
      count = 0;
    } else {
      count++;
    }
  }

  @Override
  public void tell() {
    events.send(address, Parcel.EMPTY);
  }

  @Override
  public CompletableFuture<Long> total() {
    Take take = new Take(new CompletableFuture<>());
    events.send(address, new Parcel(take));
    return take.result;
  }

  private record Take(CompletableFuture<Long> result) {}
}

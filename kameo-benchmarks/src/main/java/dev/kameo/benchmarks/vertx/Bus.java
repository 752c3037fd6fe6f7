package dev.kameo.benchmarks.vertx;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import java.util.concurrent.atomic.AtomicInteger;

/// The event bus, over which objects go as they are.
final class Bus {

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger lastAddress = new AtomicInteger();

  Bus() {
    vertx.eventBus().registerDefaultCodec(Parcel.class, new ParcelCodec());
  }

  EventBus events() {
    return vertx.eventBus();
  }

  /// {@return an address that nobody has yet}
  String newAddress() {
    return "address-" + lastAddress.incrementAndGet();
  }

  /// Deploys a verticle that takes the messages to an address, and waits until it does.
  <T> void deploy(String address, Handler<Message<T>> handler) {
    await(vertx.deployVerticle(new Listener<>(address, handler)));
  }

  void close() {
    await(vertx.close());
  }

  private static void await(Future<?> future) {
    future.toCompletionStage().toCompletableFuture().join();
  }

  private static final class Listener<T> extends VerticleBase {
    private final String address;
    private final Handler<Message<T>> handler;

    Listener(String address, Handler<Message<T>> handler) {
      this.address = address;
      this.handler = handler;
    }

    @Override
    public Future<?> start() {
      return vertx.eventBus().localConsumer(address, handler).completion();
    }
  }
}

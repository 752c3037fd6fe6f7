package dev.kameo.benchmarks.jox;

import com.softwaremill.jox.structured.ActorRef;
import com.softwaremill.jox.structured.Scope;
import com.softwaremill.jox.structured.Scopes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/// A scope that stays open, on a thread of its own, which does what it is told: only there may
/// actors be created.
final class JoxScope implements AutoCloseable {

  /// Something to do in the scope.
  @FunctionalInterface
  interface Order {
    void carryOut(Scope scope) throws Exception;
  }

  private final LinkedBlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private final Thread thread = Thread.startVirtualThread(this::run);

  private void run() {
    try {
      Scopes.supervised(scope -> {
        while (true) {
          orders.take().carryOut(scope);
        }
      });
    } catch (InterruptedException e) {
      // is how it ends
    }
  }

  /// Has something done in the scope, and waits until it is.
  void carryOut(Order order) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    orders.add(scope -> {
      try {
        order.carryOut(scope);
        done.complete(true);
      } catch (Exception e) {
        done.completeExceptionally(e);
      }
    });
    done.join();
  }

  /// {@return an actor in the scope}
  <T> ActorRef<T> spawn(T logic) {
    CompletableFuture<ActorRef<T>> ref = new CompletableFuture<>();
    carryOut(scope -> ref.complete(ActorRef.create(scope, logic)));
    return ref.join();
  }

  /// Ends the scope and all its actors.
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A buffer that saves what it has as soon as there are two, and is empty when that is done. The
/// bug: what comes while it is saving goes with the rest.
final class FlushLosesItems implements Scenario {

  private final boolean repaired;

  FlushLosesItems(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Store> store = kit.spawn(ActorSpec.of(Store::new).name("store"));
    ActorRef<Buffer> buffer =
        kit.spawn(ActorSpec.of(() -> new Buffer(store, repaired)).name("buffer"));

    for (int item = 1; item <= 5; item++) {
      Relay.send(kit, 1 + 4 * item, buffer, new Buffer.Add(item));
    }
    kit.runUntilIdle();

    List<Integer> all = new ArrayList<>(store.ask(new Store.Saved()).await());
    all.addAll(buffer.ask(new Buffer.Items()).await());
    assertEquals(Set.of(1, 2, 3, 4, 5), new HashSet<>(all));
  }

  static final class Store implements Actor {

    private final List<Integer> saved = new ArrayList<>();

    record Save(List<Integer> items) implements Message<Store, Void> {
      @Override
      public Reply<Void> handle(Store store, Context<Store> ctx) {
        store.saved.addAll(items);
        return Reply.done();
      }
    }

    record Saved() implements Query<Store, List<Integer>> {
      @Override
      public Reply<List<Integer>> handle(Store store, Context<Store> ctx) {
        return Reply.of(List.copyOf(store.saved));
      }
    }
  }

  static final class Buffer implements Actor {

    private final ActorRef<Store> store;
    private final boolean emptiesFirst;
    private final List<Integer> items = new ArrayList<>();
    private boolean saving;

    Buffer(ActorRef<Store> store, boolean emptiesFirst) {
      this.store = store;
      this.emptiesFirst = emptiesFirst;
    }

    private void save(Context<Buffer> ctx) {
      saving = true;
      Reply<Void> saved = store.ask(new Store.Save(List.copyOf(items)));
      if (emptiesFirst) {
        items.clear();
      }
      ctx.pipe(saved, (buffer, outcome) -> buffer.saved());
    }

    private void saved() {
      saving = false;
      if (!emptiesFirst) {
        items.clear();
      }
    }

    record Add(int item) implements Message<Buffer, Void> {
      @Override
      public Reply<Void> handle(Buffer buffer, Context<Buffer> ctx) {
        buffer.items.add(item);
        if (buffer.items.size() >= 2 && !buffer.saving) {
          buffer.save(ctx);
        }
        return Reply.done();
      }
    }

    record Items() implements Query<Buffer, List<Integer>> {
      @Override
      public Reply<List<Integer>> handle(Buffer buffer, Context<Buffer> ctx) {
        return Reply.of(List.copyOf(buffer.items));
      }
    }
  }
}

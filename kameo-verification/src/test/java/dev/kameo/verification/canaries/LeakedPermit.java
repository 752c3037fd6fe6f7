package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Outcome;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A pool with one connection, for which clients queue, some of them only for a while. The bug: the
/// connection may be given to a client that has gone away meanwhile, and never comes back.
final class LeakedPermit implements Scenario {

  private final boolean repaired;

  LeakedPermit(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Pool> pool = kit.spawn(ActorSpec.of(Pool::new).name("pool"));
    for (String name : List.of("ada", "bob")) {
      ActorRef<Client> client =
          kit.spawn(ActorSpec.of(() -> new Client(pool, name, repaired)).name(name));
      client.tell(new Client.Connect(Duration.ofSeconds(5)));
    }
    ActorRef<Client> last =
        kit.spawn(ActorSpec.of(() -> new Client(pool, "eve", repaired)).name("eve"));
    Relay.send(kit, 3, last, new Client.Connect(Duration.ofHours(1)));
    kit.advance(Duration.ofMinutes(10));

    assertEquals(List.of(), pool.ask(new Pool.Waiting()).await());
  }

  static final class Pool implements Actor {

    private final Map<String, ReplyPromise<String>> waiting = new LinkedHashMap<>();
    private String owner = "";

    private void grant() {
      owner = "";
      for (String first : List.copyOf(waiting.keySet()).stream().limit(1).toList()) {
        owner = first;
        waiting.remove(first).complete(first);
      }
    }

    record Acquire(String client) implements Message<Pool, String> {
      @Override
      public Reply<String> handle(Pool pool, Context<Pool> ctx) {
        ReplyPromise<String> promise = Reply.promise();
        pool.waiting.put(client, promise);
        if (pool.owner.isEmpty()) {
          pool.grant();
        }
        return promise.reply();
      }
    }

    record Release(String client) implements Message<Pool, Void> {
      @Override
      public Reply<Void> handle(Pool pool, Context<Pool> ctx) {
        pool.waiting.remove(client);
        if (pool.owner.equals(client)) {
          pool.grant();
        }
        return Reply.done();
      }
    }

    record Waiting() implements Query<Pool, List<String>> {
      @Override
      public Reply<List<String>> handle(Pool pool, Context<Pool> ctx) {
        return Reply.of(List.copyOf(pool.waiting.keySet()));
      }
    }
  }

  static final class Client implements Actor {

    private final ActorRef<Pool> pool;
    private final String name;
    private final boolean saysGoodbye;

    Client(ActorRef<Pool> pool, String name, boolean saysGoodbye) {
      this.pool = pool;
      this.name = name;
      this.saysGoodbye = saysGoodbye;
    }

    private void connected(Outcome<String> outcome) {
      if (outcome instanceof Outcome.Success || saysGoodbye) {
        pool.tell(new Pool.Release(name));
      }
    }

    record Connect(Duration patience) implements Message<Client, Void> {
      @Override
      public Reply<Void> handle(Client client, Context<Client> ctx) {
        ctx.pipe(client.pool.ask(new Pool.Acquire(client.name), patience), Client::connected);
        return Reply.done();
      }
    }
  }
}

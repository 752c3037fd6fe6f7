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
import java.util.ArrayDeque;
import java.util.Queue;

/// A lock with a lease, and a storage that its owners write to. The bug: a write of an owner whose
/// lease has expired arrives after that of the next owner. The repair is a fencing token.
final class ExpiredLease implements Scenario {

  private final boolean repaired;

  ExpiredLease(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Storage> storage =
        kit.spawn(ActorSpec.of(() -> new Storage(repaired)).name("storage"));
    ActorRef<Lock> lock = kit.spawn(ActorSpec.of(Lock::new).name("lock"));
    ActorRef<Client> ada = kit.spawn(ActorSpec.of(() -> new Client(lock, storage)).name("ada"));
    ActorRef<Client> bob = kit.spawn(ActorSpec.of(() -> new Client(lock, storage)).name("bob"));

    ada.tell(new Client.Work());
    bob.tell(new Client.Work());
    kit.advance(Duration.ofMinutes(1));

    assertEquals(2, storage.ask(new Storage.LastToken()).await());
  }

  static final class Lock implements Actor {

    private final Queue<ReplyPromise<Integer>> waiting = new ArrayDeque<>();
    private int token;
    private boolean taken;

    private void grant(Context<Lock> ctx) {
      ReplyPromise<Integer> next = waiting.poll();
      taken = next != null;
      if (next != null) {
        token++;
        ctx.timers().once("lease", Duration.ofSeconds(10), new Free(token));
        next.complete(token);
      }
    }

    record Acquire() implements Message<Lock, Integer> {
      @Override
      public Reply<Integer> handle(Lock lock, Context<Lock> ctx) {
        ReplyPromise<Integer> promise = Reply.promise();
        lock.waiting.add(promise);
        if (!lock.taken) {
          lock.grant(ctx);
        }
        return promise.reply();
      }
    }

    record Free(int token) implements Message<Lock, Void> {
      @Override
      public Reply<Void> handle(Lock lock, Context<Lock> ctx) {
        if (lock.taken && token == lock.token) {
          ctx.timers().cancel("lease");
          lock.grant(ctx);
        }
        return Reply.done();
      }
    }
  }

  static final class Storage implements Actor {

    private final boolean fences;
    private int lastToken;

    Storage(boolean fences) {
      this.fences = fences;
    }

    record Write(int token) implements Message<Storage, Void> {
      @Override
      public Reply<Void> handle(Storage storage, Context<Storage> ctx) {
        if (!storage.fences || token > storage.lastToken) {
          storage.lastToken = token;
        }
        return Reply.done();
      }
    }

    record LastToken() implements Query<Storage, Integer> {
      @Override
      public Reply<Integer> handle(Storage storage, Context<Storage> ctx) {
        return Reply.of(storage.lastToken);
      }
    }
  }

  static final class Client implements Actor {

    private final ActorRef<Lock> lock;
    private final ActorRef<Storage> storage;

    Client(ActorRef<Lock> lock, ActorRef<Storage> storage) {
      this.lock = lock;
      this.storage = storage;
    }

    private void locked(Outcome<Integer> outcome) {
      if (outcome instanceof Outcome.Success<Integer>(Integer token)) {
        storage.tell(new Storage.Write(token));
        lock.tell(new Lock.Free(token));
      }
    }

    record Work() implements Message<Client, Void> {
      @Override
      public Reply<Void> handle(Client client, Context<Client> ctx) {
        ctx.pipe(client.lock.ask(new Lock.Acquire()), Client::locked);
        return Reply.done();
      }
    }
  }
}

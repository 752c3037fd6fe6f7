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
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.util.List;

/// A cache beside a database: a reader fills it after a miss, a writer empties it after a change.
/// The bug: a reader that has read before the change may fill the cache after it was emptied, and
/// the old value stays for ever.
final class StaleCache implements Scenario {

  private final boolean repaired;

  StaleCache(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Database> database = kit.spawn(ActorSpec.of(Database::new).name("database"));
    ActorRef<Cache> cache = kit.spawn(ActorSpec.of(() -> new Cache(repaired)).name("cache"));
    ActorRef<Service> reader =
        kit.spawn(ActorSpec.of(() -> new Service(database, cache)).name("reader"));
    ActorRef<Service> writer =
        kit.spawn(ActorSpec.of(() -> new Service(database, cache)).name("writer"));

    reader.tell(new Service.Read());
    Relay.send(kit, 8, writer, new Service.Write());
    kit.runUntilIdle();

    long version = database.ask(new Database.Load()).await();
    for (long cached : cache.ask(new Cache.Get()).await()) {
      assertEquals(version, cached);
    }
  }

  /// Keeps one value, which is its own version.
  static final class Database implements Actor {

    private long version = 1;

    record Load() implements Query<Database, Long> {
      @Override
      public Reply<Long> handle(Database database, Context<Database> ctx) {
        return Reply.of(database.version);
      }
    }

    record Change() implements Message<Database, Long> {
      @Override
      public Reply<Long> handle(Database database, Context<Database> ctx) {
        return Reply.of(++database.version);
      }
    }
  }

  static final class Cache implements Actor {

    private final boolean looksAtVersions;
    private List<Long> values = List.of();
    private long oldest;

    Cache(boolean looksAtVersions) {
      this.looksAtVersions = looksAtVersions;
    }

    record Get() implements Query<Cache, List<Long>> {
      @Override
      public Reply<List<Long>> handle(Cache cache, Context<Cache> ctx) {
        return Reply.of(cache.values);
      }
    }

    record Fill(long version) implements Message<Cache, Void> {
      @Override
      public Reply<Void> handle(Cache cache, Context<Cache> ctx) {
        if (!cache.looksAtVersions || version >= cache.oldest) {
          cache.values = List.of(version);
        }
        return Reply.done();
      }
    }

    record Empty(long version) implements Message<Cache, Void> {
      @Override
      public Reply<Void> handle(Cache cache, Context<Cache> ctx) {
        cache.values = List.of();
        cache.oldest = version;
        return Reply.done();
      }
    }
  }

  static final class Service implements Actor {

    private final ActorRef<Database> database;
    private final ActorRef<Cache> cache;

    Service(ActorRef<Database> database, ActorRef<Cache> cache) {
      this.database = database;
      this.cache = cache;
    }

    private Reply<Long> readThrough(List<Long> cached) {
      if (!cached.isEmpty()) {
        return Reply.of(cached.getFirst());
      }
      return database.ask(new Database.Load());
    }

    private void fill(Outcome<Long> outcome) {
      if (outcome instanceof Outcome.Success<Long>(Long version)) {
        cache.tell(new Cache.Fill(version));
      }
    }

    private void empty(Outcome<Long> outcome) {
      if (outcome instanceof Outcome.Success<Long>(Long version)) {
        cache.tell(new Cache.Empty(version));
      }
    }

    record Read() implements Message<Service, Void> {
      @Override
      public Reply<Void> handle(Service service, Context<Service> ctx) {
        ctx.pipe(service.cache.ask(new Cache.Get()).flatMap(service::readThrough), Service::fill);
        return Reply.done();
      }
    }

    record Write() implements Message<Service, Void> {
      @Override
      public Reply<Void> handle(Service service, Context<Service> ctx) {
        ctx.pipe(service.database.ask(new Database.Change()), Service::empty);
        return Reply.done();
      }
    }
  }
}

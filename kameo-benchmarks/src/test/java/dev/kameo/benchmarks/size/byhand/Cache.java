package dev.kameo.benchmarks.size.byhand;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Keeps values for some time after they were put in.
public final class Cache implements Actor {
  private final Duration lifetime;
  private final Map<String, String> values = new HashMap<>();

  public Cache(Duration lifetime) {
    this.lifetime = lifetime;
  }

  public record Put(String key, String value) implements Message<Cache, Void> {
    @Override
    public Reply<Void> handle(Cache cache, Context<Cache> ctx) {
      cache.values.put(key, value);
      ctx.timers().once(key, cache.lifetime, new Expire(key));
      return Reply.done();
    }
  }

  public record Get(String key) implements Query<Cache, Optional<String>> {
    @Override
    public Reply<Optional<String>> handle(Cache cache, Context<Cache> ctx) {
      return Reply.of(Optional.ofNullable(cache.values.get(key)));
    }
  }

  private record Expire(String key) implements Message<Cache, Void> {
    @Override
    public Reply<Void> handle(Cache cache, Context<Cache> ctx) {
      cache.values.remove(key);
      return Reply.done();
    }
  }
}

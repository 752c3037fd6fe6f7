package dev.kameo.benchmarks.size.annotated;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.OnMessage;
import dev.kameo.OnQuery;
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

  @OnMessage
  public void put(String key, String value, Context<Cache> ctx) {
    values.put(key, value);
    ctx.timers().once(key, lifetime, new CacheMessages.Expire(key));
  }

  @OnQuery
  public Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  @OnMessage
  void expire(String key) {
    values.remove(key);
  }
}

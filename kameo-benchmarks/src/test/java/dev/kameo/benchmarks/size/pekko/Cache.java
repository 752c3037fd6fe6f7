package dev.kameo.benchmarks.size.pekko;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/// Keeps values for some time after they were put in.
public final class Cache {
  private final TimerScheduler<Command> timers;
  private final Duration lifetime;
  private final Map<String, String> values = new HashMap<>();

  private Cache(TimerScheduler<Command> timers, Duration lifetime) {
    this.timers = timers;
    this.lifetime = lifetime;
  }

  public sealed interface Command {}

  public record Put(String key, String value, ActorRef<Done> replyTo) implements Command {}

  public record Get(String key, ActorRef<Optional<String>> replyTo) implements Command {}

  private record Expire(String key) implements Command {}

  public static Behavior<Command> create(Duration lifetime) {
    return Behaviors.withTimers(
        timers -> Behaviors.receiveMessage(new Cache(timers, lifetime)::onMessage));
  }

  private Behavior<Command> onMessage(Command command) {
    switch (command) {
      case Put(var key, var value, var replyTo) -> {
        values.put(key, value);
        timers.startSingleTimer(key, new Expire(key), lifetime);
        replyTo.tell(Done.getInstance());
      }
      case Get(var key, var replyTo) -> replyTo.tell(Optional.ofNullable(values.get(key)));
      case Expire(var key) -> values.remove(key);
    }
    return Behaviors.same();
  }
}

package dev.kameo;

import dev.kameo.spi.ActorSystemProvider;
import dev.kameo.spi.Instrumentation;
import dev.kameo.spi.Names;
import dev.kameo.spi.SchedulerProvider;
import dev.kameo.spi.SystemSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where actors live: a tree of them, a registry and a scheduler. May be called from any thread.
///
/// ```java
/// try (ActorSystem system = ActorSystem.create()) {
///   ActorRef<Counter> counter = system.spawn(Counter::new);
///   counter.tell(new Counter.Inc(1));
///   long n = counter.ask(new Counter.Inc(41)).await(); // 42
/// }
/// ```
public interface ActorSystem extends AutoCloseable {

  /// Creates a system with the scheduler that is found: see [Builder#scheduler(String)].
  ///
  /// @throws NoCoreException if kameo-core is missing
  /// @throws NoSchedulerException if there is no scheduler
  /// @throws SchedulerNotFoundException if the one that the system property names is not there
  static ActorSystem create() {
    return builder().create();
  }

  /// {@return choices about a system to create}
  static Builder builder() {
    return new Builder();
  }

  /// {@return its name}
  String name();

  /// Spawns an actor at the top of the tree. Returns at once; the supplier runs inside the actor,
  /// so a constructor that throws is a start failure, see [ActorRef#started()].
  ///
  /// @param factory makes a new actor each time: `Counter::new`
  /// @throws IllegalStateException if the system is closed
  <A extends Actor> ActorRef<A> spawn(Supplier<? extends A> factory);

  /// Spawns an actor whose constructor takes its context: `ctx -> new Worker(ctx, db)`.
  ///
  /// @throws IllegalStateException if the system is closed
  <A extends Actor> ActorRef<A> spawnWith(ActorFactory<A> factory);

  /// Spawns an actor with more choices.
  ///
  /// @throws NameTakenException if a living sibling has the name
  /// @throws SchedulerNotFoundException if the spec names a scheduler that is not there
  /// @throws IllegalStateException if the system is closed
  <A extends Actor> ActorRef<A> spawn(ActorSpec<A> spec);

  /// {@return the actors that can be found by name}
  Registry registry();

  /// {@return what its actors are at this moment}
  ///
  /// Nobody is asked and nobody waits, so it may be called at any time, by actors too. What it says
  /// of one actor fits together; but it looks at one after another, and others go on meanwhile.
  /// After the end of the system there is nobody left, save those that did not stop.
  SystemTree tree();

  /// {@return the messages that reached nobody}
  DeadLetters deadLetters();

  /// {@return the time, as the scheduler has it}
  Clock clock();

  /// {@return whether it has been closed, or is being closed}
  boolean isClosed();

  /// Stops all actors, children before parents and siblings in reverse order of spawning, then the
  /// scheduler. Afterwards no thread and no timer of the system is left, save the threads of
  /// handlers that would not end.
  ///
  /// @param timeout how long to wait for the actors
  /// @return who did not stop in time
  /// @throws InterruptedException if interrupted; the system is closing nevertheless
  ShutdownReport shutdown(Duration timeout) throws InterruptedException;

  /// Does what [#shutdown(Duration)] does, with [Builder#shutdownTimeout(Duration)]. When
  /// interrupted it does not wait any longer for actors, and keeps the interrupt. Who did not stop
  /// is logged. Closing twice is closing once.
  ///
  /// @throws IllegalStateException if called by one of its own actors, which would wait for itself
  @Override
  void close();

  /// Choices about a system to create. For one thread.
  final class Builder {

    private String name = "kameo";
    private String scheduler = "";
    private @Nullable SchedulerProvider provider;
    private Duration shutdownTimeout = Duration.ofSeconds(30);
    private final Map<String, String> settings = new HashMap<>();
    private final List<Instrumentation> instrumentation = new ArrayList<>();

    Builder() {}

    /// Names the system, for logs and threads.
    ///
    /// @throws IllegalArgumentException if the name is too long or has control characters or
    ///   slashes
    public Builder name(String name) {
      Names.requireValid("name", name);
      this.name = name;
      return this;
    }

    /// Chooses a scheduler by its name, like `virtual` or `forkjoin`. Otherwise the system property
    /// `kameo.scheduler` chooses; else it is the only one found, or the one of the highest
    /// priority.
    public Builder scheduler(String scheduler) {
      this.scheduler = scheduler;
      return this;
    }

    /// Uses this scheduler, whatever else is found.
    public Builder scheduler(SchedulerProvider provider) {
      this.provider = provider;
      return this;
    }

    /// Sets something about schedulers, like `forkjoin.parallelism` to `4`: the name of the
    /// scheduler, a dot and the setting. The system property of the same name after `kameo.` serves
    /// where nothing is set here. Each scheduler documents its own; one it does not know is an
    /// error when it is created.
    public Builder setting(String key, String value) {
      settings.put(key, value);
      return this;
    }

    /// How long [ActorSystem#close()] waits for the actors; 30 seconds if not said.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public Builder shutdownTimeout(Duration timeout) {
      this.shutdownTimeout = requirePositive("shutdownTimeout", timeout);
      return this;
    }

    /// Shows it what happens to actors, after those that were given before.
    public Builder instrument(Instrumentation listener) {
      instrumentation.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /// Creates the system.
    ///
    /// @throws NoCoreException if kameo-core is missing
    /// @throws NoSchedulerException if there is no scheduler
    /// @throws SchedulerNotFoundException if the scheduler asked for is not there, or two tie
    /// @throws IllegalArgumentException if a setting names no scheduler there is, or the scheduler
    ///   refuses it
    public ActorSystem create() {
      ActorSystemProvider core = Providers.core();
      Providers schedulers = Providers.load();
      SchedulerProvider chosen = provider != null ? provider : schedulers.choose(scheduler);
      schedulers.requireKnown(settings.keySet(), chosen);
      return core.create(
          new SystemSettings(
              name, chosen, schedulers::named, settings, shutdownTimeout, instrumentation));
    }

    private static Duration requirePositive(String what, Duration duration) {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException(what + " must be positive: " + duration);
      }
      return duration;
    }
  }
}

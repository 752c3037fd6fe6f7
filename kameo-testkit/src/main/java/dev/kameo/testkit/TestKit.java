package dev.kameo.testkit;

import dev.kameo.Actor;
import dev.kameo.ActorFactory;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.spi.Nanos;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// An actor system that a test drives. Nothing runs until [#runUntilIdle()], [#step()] or
/// [#advance(Duration)] is called, or the test waits for a reply. One thing happens after the
/// other, and the same in every run.
///
/// ```java
/// try (TestKit kit = TestKit.create()) {
///   ActorRef<Counter> counter = kit.spawn(Counter::new);
///   counter.tell(new Counter.Inc(1));
///   kit.runUntilIdle();
///   long n = counter.ask(new Counter.Count()).await(); // 1
/// }
/// ```
///
/// Time is virtual: it stands still while anything can happen, and passes at once when the test
/// advances it or waits. A wait that nothing can end fails with a [SimulationDeadlockError], which
/// says who waits for whom.
///
/// For the test's own thread. A handler may wait, for a reply or for room in a mailbox; the others
/// run on. It must not wait in other ways for what happens in the simulation.
public final class TestKit implements AutoCloseable {

  private static final String NAME = "test";

  private final Simulation simulation;
  private final ActorSystem system;

  private TestKit(Simulation simulation) {
    this.simulation = simulation;
    this.system =
        ActorSystem.builder().name(NAME).scheduler(new PreparedProvider(simulation)).create();
  }

  /// Creates a system in which what could happen first happens first.
  public static TestKit create() {
    return new TestKit(Simulation.oldestFirst(NAME));
  }

  /// Creates a system in which chance decides what happens next, among all that can: the same for
  /// the same seed.
  public static TestKit create(long seed) {
    return new TestKit(Simulation.random(NAME, seed));
  }

  /// Creates a system in which these choices decide what happens next.
  ///
  /// @param seed for the randomness that actors see
  static TestKit create(Choices choices, long seed) {
    return new TestKit(Simulation.of(NAME, choices, seed));
  }

  /// {@return the system}
  public ActorSystem system() {
    return system;
  }

  /// Spawns an actor.
  ///
  /// @see ActorSystem#spawn(Supplier)
  public <A extends Actor> ActorRef<A> spawn(Supplier<? extends A> factory) {
    return system.spawn(factory);
  }

  /// Spawns an actor whose constructor takes its context.
  ///
  /// @see ActorSystem#spawnWith(ActorFactory)
  public <A extends Actor> ActorRef<A> spawnWith(ActorFactory<A> factory) {
    return system.spawnWith(factory);
  }

  /// Spawns an actor with more choices.
  ///
  /// @see ActorSystem#spawn(ActorSpec)
  public <A extends Actor> ActorRef<A> spawn(ActorSpec<A> spec) {
    return system.spawn(spec);
  }

  /// Runs everything that can happen without time passing.
  ///
  /// @throws IllegalStateException if called by an actor, if the kit is closed, or if interrupted
  public void runUntilIdle() {
    simulation.runUntil(simulation.nanoTime());
  }

  /// Lets one thing happen, if anything can without time passing: a message reaches a mailbox, an
  /// actor handles one, a handler goes on after a wait.
  ///
  /// @return whether something happened
  /// @throws IllegalStateException if called by an actor, if the kit is closed, or if interrupted
  public boolean step() {
    return simulation.step();
  }

  /// Lets time pass, and runs everything that happens meanwhile, at its moment and in order.
  ///
  /// @throws IllegalArgumentException if the duration is negative
  /// @throws IllegalStateException if called by an actor, if the kit is closed, or if interrupted
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration must not be negative: " + duration);
    }
    simulation.advance(Nanos.of(duration));
  }

  /// {@return how much time has passed in the simulation}
  public Duration now() {
    return Duration.ofNanos(simulation.nanoTime());
  }

  /// {@return the last 10,000 things that happened, the oldest first}. A message is named
  /// `sender→receiver:Class#n`, where n counts the messages of this class from this sender to this
  /// receiver.
  public List<String> trace() {
    return simulation.trace();
  }

  /// {@return what happened so far, for good}
  Trace finishTrace() {
    return simulation.finishTrace();
  }

  /// Closes the system; whatever happens meanwhile runs. No thread is left.
  @Override
  public void close() {
    system.close();
  }
}

package dev.kameo.testkit;

import dev.kameo.Actor;
import dev.kameo.ActorFactory;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.Message;
import dev.kameo.spi.Nanos;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
  private final Casting casting = new Casting(this);
  private final Mishaps mishaps;
  private final Pipes pipes = new Pipes();
  private final @Nullable Ledger ledger;
  private final Hearing hearing;
  private volatile boolean isClosing;
  private final Dice dice;
  private final List<Object> drawn = new ArrayList<>();

  private TestKit(Builder builder) {
    Injector injector = builder.injector();
    this.dice = builder.dice();
    this.mishaps = new Mishaps(injector.aftermath());
    this.ledger = builder.ledger;
    this.simulation =
        Simulation.of(
            NAME, builder.choices(), builder.seed, builder.conditions, builder.stimuli, injector);
    ActorSystem.Builder system =
        ActorSystem.builder().name(NAME).scheduler(new PreparedProvider(simulation));
    if (ledger != null) {
      system.instrument(ledger);
    }
    system.instrument(casting).instrument(injector).instrument(mishaps).instrument(pipes);
    this.system = system.create();
    this.system
        .deadLetters()
        .subscribe(letter -> {
          if (!isClosing) {
            mishaps.lost(letter);
          }
        });
    simulation.onUncaught(this::uncaught);
    this.hearing = new Hearing(simulation);
  }

  /// Replies that the end fails are nobody's mistake, and neither is what follows from that.
  private void uncaught(Uncaught what) {
    if (ledger == null) {
      what.print();
    }
    if (!system.isClosed()) {
      mishaps.uncaught(what);
      if (ledger != null) {
        ledger.uncaught(what);
      }
    }
  }

  /// Creates a system in which what could happen first happens first.
  public static TestKit create() {
    return builder().create();
  }

  /// Creates a system in which chance decides what happens next, among all that can: the same for
  /// the same seed.
  public static TestKit create(long seed) {
    return builder().seed(seed).create();
  }

  /// {@return a builder of a kit with more choices}
  public static Builder builder() {
    return new Builder();
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

  /// Draws data for the test: by chance while a scenario is explored, the same again when a run is
  /// repeated, and as simple as the failure allows when it is reported.
  ///
  /// A kit that nobody explores draws by chance from its seed.
  ///
  /// @return what the generator made
  public <T> T draw(Gen<T> gen) {
    T value = gen.make(dice);
    drawn.add(value);
    return value;
  }

  /// {@return what the test has drawn}
  List<Object> drawn() {
    return List.copyOf(drawn);
  }

  /// {@return a new probe: a ref of such an actor, without one}
  ///
  /// @param type a class of actors, or a protocol
  public <A> TestProbe<A> probe(Class<A> type) {
    return casting.probe(type, "");
  }

  /// {@return a new probe with this name}
  ///
  /// @throws dev.kameo.NameTakenException if an actor at the top has the name
  public <A> TestProbe<A> probe(Class<A> type, String name) {
    return casting.probe(type, name);
  }

  /// Puts probes in the place of all actors of this class that are spawned from now on.
  ///
  /// Only the factory of an actor knows its class. So it is called, and what it makes is thrown
  /// away before its start; to spare that, say where the actors are.
  public <A extends Actor> Probes<A> replace(Class<A> type) {
    return casting.replace(type, (_, _) -> true, true);
  }

  /// Puts probes in the place of the actors that are spawned at this path from now on, whatever
  /// they are.
  ///
  /// @param type what they are
  /// @param path where they are, like `boss/worker`; a star stands for anything but a slash
  public <A> Probes<A> replace(Class<A> type, String path) {
    Predicate<String> where = Casting.paths(path);
    return casting.replace(type, (at, _) -> where.test(at), false);
  }

  /// Puts probes in the place of the actors that are spawned from now on and fit.
  ///
  /// @param type what they are
  /// @param which looks at the path and the spec
  public <A> Probes<A> replace(Class<A> type, BiPredicate<String, ActorSpec<?>> which) {
    return casting.replace(type, which, false);
  }

  /// Says that actors may panic with this, for [#check()] and for an explorer.
  public TestKit allowPanics(Class<? extends Throwable> type) {
    mishaps.allowPanics(type::isInstance);
    return this;
  }

  /// Says that messages of this class may be dead letters, for [#check()] and for an explorer.
  public TestKit allowDeadLetters(Class<?> type) {
    mishaps.allowDeadLetters(type);
    return this;
  }

  Mishaps mishaps() {
    return mishaps;
  }

  /// Says that an actor panics with this very thing.
  @SuppressWarnings("ReferenceEquality") // no other one
  void expectPanic(Throwable thrown) {
    mishaps.allowPanics(other -> other == thrown);
  }

  /// Fails if an actor has panicked, a callback of a reply has thrown or a message was lost, and
  /// nobody has allowed it; or if what must hold [eventually][#eventually(String, BooleanSupplier)]
  /// does not hold now. For the end of a test, when nothing can happen any more; one that gets its
  /// kit from JUnit need not call it.
  ///
  /// After [#close()] it looks also at the panics of actors that stopped only then; messages that
  /// were lost meanwhile, and what does not hold any more, are no failure.
  ///
  /// @throws AssertionError naming each
  public void check() {
    mishaps.check();
    if (!isClosing) {
      simulation.requireProgress();
    }
  }

  /// Says that questions of this class may be without an answer at the end of an explored scenario,
  /// though an actor has [piped][dev.kameo.Context#pipe] it: such as a request for the next of
  /// something that may not come.
  public TestKit allowUnanswered(Class<? extends Message<?, ?>> question) {
    pipes.allowUnanswered(question);
    return this;
  }

  /// {@return the paths of all actors that were spawned so far, in order}
  List<String> spawned() {
    return casting.spawned();
  }

  /// Runs until something is so, or nothing is left to do up to a moment.
  void runUntil(BooleanSupplier condition, Duration patience) {
    requireOpen();
    simulation.runUntil(condition, patience);
  }

  /// Runs everything that can happen without time passing; in a time model in which handlers take
  /// time, that time passes.
  ///
  /// @throws IllegalStateException if called by an actor, if the kit is closed, or if interrupted
  public void runUntilIdle() {
    requireOpen();
    simulation.runUntilIdle();
  }

  /// Lets one thing happen, if anything can without time passing: a message reaches a mailbox, an
  /// actor handles one, a handler goes on after a wait. The time that handlers take passes.
  ///
  /// @return whether something happened
  /// @throws IllegalStateException if called by an actor, if the kit is closed, or if interrupted
  public boolean step() {
    requireOpen();
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
    requireOpen();
    simulation.advance(Nanos.of(duration));
  }

  private void requireOpen() {
    if (system.isClosed()) {
      throw new IllegalStateException(
          "The test kit is closed: nothing can happen in it any more. Create another one.");
    }
  }

  /// Says what must hold after each step in which code ran. As soon as it does not, whatever the
  /// test waits for fails with a [PropertyViolationError].
  ///
  /// @param name what it says, for reports
  /// @param condition looks, and does nothing else; what it reads need not be safe for threads
  public void invariant(String name, BooleanSupplier condition) {
    simulation.invariant(
        Objects.requireNonNull(name, "name"), Objects.requireNonNull(condition, "condition"));
  }

  /// Says what must hold again and again: when nothing can happen any more at the end of a test or
  /// an explored scenario, and never more than 10,000 steps after it last did. Steps count while
  /// every actor that can run does so at last.
  ///
  /// @param name what it says, for reports
  /// @param condition looks, and does nothing else; what it reads need not be safe for threads
  public void eventually(String name, BooleanSupplier condition) {
    eventually(name, condition, Monitors.PATIENCE);
  }

  /// Says what must hold again and again, as [#eventually(String, BooleanSupplier)] does.
  ///
  /// @param steps for how many steps it may be missing
  /// @throws IllegalArgumentException if the number of steps is not positive
  public void eventually(String name, BooleanSupplier condition, int steps) {
    if (steps <= 0) {
      throw new IllegalArgumentException("steps must be positive: " + steps);
    }
    simulation.eventually(
        Objects.requireNonNull(name, "name"),
        Objects.requireNonNull(condition, "condition"),
        steps);
  }

  /// Says that the worst is over: no more [faults][Faults] strike, what is slow or late through one
  /// goes on as it should have, and what must hold [at last][#eventually(String, BooleanSupplier)]
  /// has its whole time again from here.
  public void heal() {
    simulation.heal();
  }

  /// Says that the code that runs, an actor's or the test's, reads something that actors share
  /// beside messages. An [exhaustive][Strategy#exhaustive()] search needs to know.
  ///
  /// @param thing its name
  public void reads(String thing) {
    simulation.touch(Objects.requireNonNull(thing, "thing"), false);
  }

  /// Says that the code that runs, an actor's or the test's, changes something that actors share
  /// beside messages. An [exhaustive][Strategy#exhaustive()] search needs to know.
  ///
  /// @param thing its name
  public void writes(String thing) {
    simulation.touch(Objects.requireNonNull(thing, "thing"), true);
  }

  /// Looks whether nothing is left over, now that nothing can happen any more.
  ///
  /// @throws PropertyViolationError if something has not come true
  /// @throws SimulationDeadlockError if actors wait for what nobody will do
  void requireQuiescence() {
    if (simulation.requireQuiescence()) {
      pipes.check();
    }
  }

  /// {@return how many steps have happened; -1 while somebody drives}
  long stepsWhileIdle() {
    return simulation.stepsWhileIdle();
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

  /// Writes into the trace what happens to whom runs.
  void note(Event.Kind kind, Object detail) {
    simulation.note(kind, detail);
  }

  /// {@return what happened so far, for good}
  Trace finishTrace() {
    return simulation.finishTrace();
  }

  /// Closes the system; whatever happens meanwhile runs. No thread is left.
  @Override
  public void close() {
    isClosing = true;
    simulation.beginClosing();
    try {
      system.close();
    } finally {
      hearing.end();
    }
  }

  /// Makes test kits. For the test's own thread.
  public static final class Builder {

    private boolean isRandom;
    private long seed;
    private @Nullable Choices choices;
    private @Nullable Dice dice;
    private Stimuli stimuli = Stimuli.all();
    private Conditions conditions = Conditions.PLAIN;
    private Faults faults = Faults.none();
    private @Nullable Injector injector;
    private @Nullable Ledger ledger;

    private Builder() {}

    /// Lets chance decide what happens next, among all that can: the same for the same seed.
    /// Without this, what could happen first happens first.
    public Builder seed(long seed) {
      this.isRandom = true;
      this.seed = seed;
      return this;
    }

    /// Sets what is kept of the order of messages; [DeliveryModel#LOCAL] if nothing is said.
    public Builder delivery(DeliveryModel model) {
      conditions = conditions.delivery(Objects.requireNonNull(model, "model"));
      return this;
    }

    /// Sets when time passes; [TimeModel#idle()] if nothing is said.
    public Builder time(TimeModel model) {
      conditions = conditions.time(Objects.requireNonNull(model, "model"));
      return this;
    }

    /// Sets what may go wrong; nothing if nothing is said. What does is drawn from the seed.
    public Builder faults(Faults faults) {
      this.faults = Objects.requireNonNull(faults, "faults");
      return this;
    }

    /// Sets how many steps may happen while the test drives once, or waits once; one million if
    /// nothing is said. More are a [SimulationLivelockError].
    ///
    /// @throws IllegalArgumentException if the number is not positive
    public Builder stepLimit(long steps) {
      if (steps <= 0) {
        throw new IllegalArgumentException("steps must be positive: " + steps);
      }
      conditions = conditions.stepLimit(steps);
      return this;
    }

    /// Sets how long, in real time, code may wait for what the simulation knows nothing of, and how
    /// long it may run; 2 and 10 seconds if nothing is said. More is a [SimulationLeftError].
    ///
    /// @param blocked for a thread that waits
    /// @param running for a thread that runs
    /// @throws IllegalArgumentException if one is not positive
    public Builder realTimeLimits(Duration blocked, Duration running) {
      conditions = conditions.realTime(blocked, running);
      return this;
    }

    /// Lets these choices decide what happens next, whatever the seed is.
    Builder choices(Choices choices) {
      this.choices = choices;
      return this;
    }

    /// Lets the test draw with these.
    Builder dice(Dice dice) {
      this.dice = dice;
      return this;
    }

    /// Lets these count what the test sends.
    Builder stimuli(Stimuli stimuli) {
      this.stimuli = stimuli;
      return this;
    }

    /// Lets this make faults strike, whatever was said.
    Builder injector(Injector injector) {
      this.injector = injector;
      return this;
    }

    /// Is told what happens to actors.
    Builder ledger(Ledger ledger) {
      this.ledger = ledger;
      return this;
    }

    /// Sets all that is the same in all runs of a scenario.
    Builder conditions(Conditions conditions) {
      this.conditions = conditions;
      return this;
    }

    private Dice dice() {
      return dice != null ? dice : Dice.random(seed);
    }

    private Injector injector() {
      return injector != null ? injector : Injector.of(faults, seed);
    }

    private Choices choices() {
      if (choices != null) {
        return choices;
      }
      return isRandom ? Choices.random(seed) : Choices.oldestFirst();
    }

    /// Creates the kit, with its actor system.
    public TestKit create() {
      return new TestKit(this);
    }
  }
}

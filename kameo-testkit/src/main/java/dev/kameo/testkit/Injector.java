package dev.kameo.testkit;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.StopReason;
import dev.kameo.spi.Instrumentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes faults strike in one run, and writes down which. Guarded by the simulation's lock, which
/// the methods take that the code of actors calls.
///
/// Actors get a [FaultyActor] before them when they are made; the simulation asks about turns,
/// timers, offers and kills.
final class Injector implements Instrumentation {

  /// The lock of the simulation.
  final Object lock = new Object();

  private final FaultSource source;
  private final List<Strike> strikes = new ArrayList<>();
  private final Aftermath aftermath = new Aftermath();

  /// How many lives there were of each key.
  private final Map<String, Integer> counts = new HashMap<>();

  /// The life that each actor is in, or was in last, in the order in which they began.
  private final List<Life> lives = new ArrayList<>();

  private final IdentityHashMap<Sender, Life> current = new IdentityHashMap<>();

  /// Whether nothing goes wrong any more.
  private boolean over;

  private @Nullable Agenda agenda;
  private Supplier<Sender> caller = () -> new Sender("nobody", DeliveryModel.LOCAL);
  private Sender sender = caller.get();

  Injector(FaultSource source) {
    this.source = source;
  }

  /// {@return one that lets nothing go wrong}
  static Injector none() {
    Injector injector = new Injector(_ -> null);
    injector.over = true;
    return injector;
  }

  /// {@return one that lets these go wrong}
  ///
  /// @param seed decides what does
  static Injector of(Faults faults, long seed) {
    return faults.isEmpty() ? none() : new Injector(new Chance(faults, Hash.of(seed, 7, 7)));
  }

  /// {@return one that makes just these strike}
  static Injector of(FaultPlan plan) {
    return plan.list().isEmpty() ? none() : new Injector(plan.source());
  }

  /// Begins to work in a simulation.
  ///
  /// @param caller on whose behalf code runs
  /// @param model what is kept of the order of messages
  void attach(Agenda agenda, Supplier<Sender> caller, DeliveryModel model) {
    this.agenda = agenda;
    this.caller = caller;
    this.sender = new Sender("fault", model);
  }

  /// {@return what has struck}
  FaultPlan struck() {
    return new FaultPlan(strikes);
  }

  /// {@return how the plan did not fit, or `null`}
  @Nullable String divergence(FaultPlan plan) {
    for (Strike planned : plan.list()) {
      if (!strikes.contains(planned)) {
        return "The fault '%s' was planned, and it has not come to that: of '%s' there were %d lives."
            .formatted(planned, planned.actor(), counts.getOrDefault(planned.actor(), 0));
      }
    }
    return null;
  }

  /// {@return what comes of the faults, and so is none of the program's}
  Aftermath aftermath() {
    return aftermath;
  }

  /// Lets nothing go wrong any more.
  void end() {
    over = true;
    for (Life life : lives) {
      withdrawKill(life);
    }
  }

  // Actors

  @Override
  public ActorSpec<?> spawning(String path, ActorSpec<?> spec) {
    return over ? spec : faulty(path, spec);
  }

  private <A extends Actor> ActorSpec<?> faulty(String path, ActorSpec<A> spec) {
    return spec.factory(ctx -> make(path, spec, ctx));
  }

  @SuppressWarnings("unchecked") // the context of whatever is made here
  private <A extends Actor> Actor make(String path, ActorSpec<A> spec, Context<Actor> ctx)
      throws Exception {
    Life life = begin(path, ctx.self());
    fail(Fault.START, life, 1);
    Actor made = spec.factory().create((Context<A>) (Context<?>) ctx);
    if (made == null || made instanceof ProbeActor) {
      return made;
    }
    FaultyActor actor = new FaultyActor(made, life, this);
    made(life, actor.standsFor());
    fail(Fault.START, life, 2);
    return actor;
  }

  /// What it is is known now.
  private void made(Life life, Class<?> type) {
    synchronized (lock) {
      life.type = type;
    }
  }

  /// A life has begun well.
  void started(Life life) {
    synchronized (lock) {
      life.started = true;
      offerKill(life);
    }
  }

  private Life begin(String path, ActorRef<?> self) {
    synchronized (lock) {
      Sender actor = caller.get();
      int number = counts.merge(actor.key(), 1, Integer::sum);
      Life life = new Life(actor, path, self, number);
      Life before = current.put(actor, life);
      if (before != null) {
        end(before);
      }
      lives.add(life);
      return life;
    }
  }

  int nextMessage(Life life) {
    synchronized (lock) {
      return ++life.messages;
    }
  }

  /// A life is over, and with it all that may go wrong in it.
  void end(Life life) {
    synchronized (lock) {
      life.over = true;
      lives.remove(life);
      withdrawKill(life);
    }
  }

  @Override
  public void stopped(ActorRef<?> actor, StopReason reason) {
    synchronized (lock) {
      if (lives.isEmpty()) {
        return;
      }
      aftermath.stopped(actor.name(), actor.id(), reason);
      lives.stream().filter(life -> life.self.equals(actor)).toList().forEach(this::end);
    }
  }

  /// Fails here if a fault strikes.
  ///
  /// @throws InjectedFault then
  void fail(Fault kind, Life life, int nth) {
    Strike strike;
    synchronized (lock) {
      strike = strike(life, life.occurrence(kind, nth, 0));
    }
    if (strike != null) {
      throw new InjectedFault(strike.text(life.sender.toString()));
    }
  }

  private @Nullable Strike strike(Life life, Occurrence occurrence) {
    Strike strike = over ? null : source.at(occurrence);
    if (strike != null) {
      strikes.add(strike);
      show(life, strike);
    }
    return strike;
  }

  /// A fault takes effect. Under the lock.
  void show(Life life, Strike strike) {
    aftermath.struck(life.path, life.self.id(), strike.kind());
    if (agenda != null) {
      agenda.trace.add(Event.Kind.FAULT, life.sender, strike);
    }
  }

  // Time and room: under the lock

  private @Nullable Life lifeOf(Sender actor) {
    Life life = over ? null : current.get(actor);
    return life == null || life.over || life.type == null ? null : life;
  }

  /// {@return how long a turn of an actor takes beside what it takes anyway, in nanoseconds}
  long slowness(Sender actor) {
    Life life = lifeOf(actor);
    if (life == null) {
      return 0;
    }
    if (life.slow < 0) {
      Strike strike = strike(life, life.occurrence(Fault.SLOW, 1, 0));
      life.slow = strike == null ? 0 : strike.nanos();
    }
    return life.slow;
  }

  /// {@return by how much the next timer of an actor is late, in nanoseconds; negative if it is
  /// early}
  ///
  /// @param nanos how long it runs
  long lateness(Sender orderer, long nanos) {
    Life life = nanos <= 0 ? null : lifeOf(orderer.origin());
    if (life == null) {
      return 0;
    }
    life.timers++;
    Strike late = strike(life, life.occurrence(Fault.LATE_TIMER, life.timers, nanos));
    if (late != null) {
      return late.nanos();
    }
    Strike early = strike(life, life.occurrence(Fault.EARLY_TIMER, life.timers, nanos));
    return early == null ? 0 : -early.nanos();
  }

  /// {@return whether an actor's mailbox has no room for the next offer, by a fault}
  boolean isFull(Sender actor) {
    Life life = lifeOf(actor);
    if (life == null) {
      return false;
    }
    life.offers++;
    life.wasFull =
        !life.wasFull && strike(life, life.occurrence(Fault.FULL_MAILBOX, life.offers, 0)) != null;
    return life.wasFull;
  }

  // Kills: under the lock

  private void offerKill(Life life) {
    if (over || life.over || life.kill != null || agenda == null) {
      return;
    }
    Strike strike = source.at(life.occurrence(Fault.KILL, life.rests, 0));
    if (strike != null) {
      strikes.add(strike);
      life.kill = new Kill(sender.part(" of " + life), life, strike, this);
      agenda.listLast(life.kill);
    }
  }

  private void withdrawKill(Life life) {
    if (life.kill != null && agenda != null) {
      agenda.withdraw(life.kill);
    }
  }

  /// Everything has come to rest.
  void rest() {
    for (Life life : List.copyOf(lives)) {
      if (life.started) {
        life.rests++;
        offerKill(life);
      }
    }
  }
}

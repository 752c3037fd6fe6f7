package dev.kameo.core;

import dev.kameo.Actor;
import dev.kameo.ActorFactory;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.ShutdownReport;
import dev.kameo.StopReason;
import dev.kameo.SystemTree;
import dev.kameo.spi.Nanos;
import dev.kameo.spi.PendingReply;
import dev.kameo.spi.SystemSettings;
import dev.kameo.supervision.SupervisionStrategy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A system in this process. Users' actors hang below its guardian.
final class LocalActorSystem implements ActorSystem {

  private final SystemSettings settings;
  private final Schedulers schedulers;
  private final Notices notices;
  private final LocalDeadLetters deadLetters;
  private final LocalRegistry registry;
  private final PlainSpecs plainSpecs = new PlainSpecs();
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Queue<String> abandoned = new ConcurrentLinkedQueue<>();
  private final ActorCell<Guardian> guardian;

  LocalActorSystem(SystemSettings settings) {
    this.settings = settings;
    this.schedulers = new Schedulers(this, settings);
    this.notices = new Notices(settings.instrumentation());
    this.registry = new LocalRegistry(schedulers.main().scheduler());
    this.deadLetters = new LocalDeadLetters(schedulers.main().scheduler());
    this.guardian =
        new ActorCell<>(
            null, ActorSpec.of(Guardian::new).name(settings.name()), 0, schedulers.main());
    guardian.lane().signal(new StartSignal());
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public <A extends Actor> ActorRef<A> spawn(Supplier<? extends A> factory) {
    return spawn(plainSpecs.of(factory));
  }

  @Override
  public <A extends Actor> ActorRef<A> spawnWith(ActorFactory<A> factory) {
    return spawn(plainSpecs.with(factory));
  }

  @Override
  public <A extends Actor> ActorRef<A> spawn(ActorSpec<A> spec) {
    if (isClosed()) {
      throw new IllegalStateException(
          "System '%s' is closed and cannot spawn. Create another one.".formatted(name()));
    }
    SupervisionStrategy.oneForOne().requireFits(spec); // the guardian never stops by itself
    return new LocalActorRef<>(spawn(guardian, spec, null));
  }

  /// @param former whose place among its siblings it takes; `null` for the last
  ActorCell<?> spawn(ActorCell<?> parent, ActorSpec<?> spec, @Nullable ActorCell<?> former) {
    spec.links().forEach(LocalActorRef::cellOf); // refuses foreign ones before anything is done
    long number = numbers.incrementAndGet();
    ActorCell<?> cell = cell(parent, notices.spawning(parent, spec, number), number);
    parent.ties().children().add(parent, cell, former);
    for (ActorRef<?> peer : cell.spec().links()) {
      LocalActorRef.link(cell, LocalActorRef.cellOf(peer));
    }
    notices.spawned(cell);
    cell.lane().signal(new StartSignal());
    return cell;
  }

  private <A extends Actor> ActorCell<A> cell(ActorCell<?> parent, ActorSpec<A> spec, long number) {
    Outside home = spec.scheduler().isEmpty() ? parent.home() : schedulers.named(spec.scheduler());
    return new ActorCell<>(parent, spec, number, home);
  }

  PlainSpecs plainSpecs() {
    return plainSpecs;
  }

  Notices notices() {
    return notices;
  }

  @Override
  public LocalRegistry registry() {
    return registry;
  }

  @Override
  public SystemTree tree() {
    return new SystemTree(name(), isClosed(), TreeWalk.below(guardian));
  }

  @Override
  public LocalDeadLetters deadLetters() {
    return deadLetters;
  }

  @Override
  public Clock clock() {
    return schedulers.main().scheduler().clock();
  }

  @Override
  public boolean isClosed() {
    return closed.get();
  }

  @Override
  public ShutdownReport shutdown(Duration timeout) throws InterruptedException {
    refuseOwnActors();
    closed.set(true);
    long begin = schedulers.main().scheduler().nanoTime();
    Commands.shutdown(guardian);
    PendingReply<StopReason> stopped = guardian.ties().lifeReplies().stopped();
    boolean clean = false;
    try {
      clean = awaitEnd(stopped, Nanos.of(timeout));
      return report(clean, begin);
    } finally {
      if (!clean) {
        living(guardian).forEach(Commands::killForGood);
      }
      schedulers.close();
      deadLetters.close();
    }
  }

  private boolean awaitEnd(PendingReply<StopReason> stopped, long nanos)
      throws InterruptedException {
    if (stopped.isDone()) {
      return true;
    }
    Thread waiter = Thread.currentThread();
    stopped.whenDone(_ -> LockSupport.unpark(waiter));
    return schedulers.main().await(stopped, nanos);
  }

  private ShutdownReport report(boolean clean, long begin) {
    List<String> notStopped = new ArrayList<>();
    if (!clean) {
      for (ActorCell<?> cell : living(guardian)) {
        notStopped.add(cell + ": " + Activity.textOf(cell));
      }
    }
    notStopped.addAll(abandoned);
    return new ShutdownReport(
        notStopped, Duration.ofNanos(schedulers.main().scheduler().nanoTime() - begin));
  }

  /// A child was given up by its stopping parent; it is part of the report.
  void abandoned(ActorCell<?> cell) {
    abandoned.add(cell + ": " + Activity.textOf(cell));
  }

  @Override
  public void close() {
    refuseOwnActors();
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      ShutdownReport report = shutdown(settings.shutdownTimeout());
      if (!report.isClean()) {
        Log.SYSTEM.error(
            "System '{}' closed after {} with actors that did not stop: {}",
            name(),
            report.took(),
            report.notStopped());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Log.SYSTEM.error(
          "System '{}' closed without waiting for its actors, since the thread was interrupted",
          name());
    }
  }

  private void refuseOwnActors() {
    ActorCode code = ActorCode.current();
    if (code != null && code.cell().system() == this) {
      throw new IllegalStateException(
          "System '%s' was closed by its own actor %s, which would wait for itself. Close it from outside."
              .formatted(name(), code.cell()));
    }
  }

  private static List<ActorCell<?>> living(ActorCell<?> cell) {
    List<ActorCell<?>> living = new ArrayList<>();
    for (ActorCell<?> child : cell.ties().childCells()) {
      living.addAll(living(child));
      if (!child.isStopped()) {
        living.add(child);
      }
    }
    return living;
  }

  @Override
  public String toString() {
    return "ActorSystem[" + name() + "]";
  }

  /// The root of the tree: does nothing but have children.
  private static final class Guardian implements Actor {}
}

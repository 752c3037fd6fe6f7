package dev.kameo.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.supervision.AutoShutdown;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.ChildInfo;
import dev.kameo.supervision.ChildState;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.supervision.SupervisionStrategy.Scope;
import dev.kameo.supervision.Supervisor;
import dev.kameo.testkit.TestKit;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A supervisor that is asked for everything at once while its children fail, are killed and stop:
/// whatever happens in whatever order, each request is answered, no child lives twice or outlives
/// its supervisor, children stay in their order, and what is listed is so (row K9).
final class SupervisorRacesTest {

  private static final int SEEDS = 200;
  private static final int STEPS = 60;
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  /// What one run has done and seen.
  private static final class Audit {

    final Random random;
    final List<ActorRef<Scripted>> refs = new ArrayList<>();
    final List<Reply<?>> asked = new ArrayList<>();
    final Map<String, Integer> alive = new HashMap<>();
    final List<String> stops = new ArrayList<>();
    final List<String> wrong = new ArrayList<>();

    Audit(long seed) {
      random = new Random(seed);
    }

    private <T> T one(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }

    ActorSpec<Scripted> spec(String name, boolean maySignify) {
      RestartPolicy policy = one(List.of(RestartPolicy.values()));
      boolean failsOften = random.nextInt(4) == 0;
      return new Script()
          .onStart(ctx -> {
            refs.add(ctx.self());
            if (failsOften && random.nextInt(3) == 0) {
              throw new IllegalStateException("start");
            }
            if (alive.merge(name, 1, Integer::sum) > 1) {
              wrong.add("lives twice: " + name);
            }
          })
          .onStop(_ -> {
            alive.merge(name, -1, Integer::sum);
            stops.add(name);
          })
          .spec()
          .name(name)
          .restart(policy)
          .significant(maySignify && policy != RestartPolicy.PERMANENT && random.nextBoolean())
          .backoff(random.nextBoolean() ? Backoff.none() : Backoff.constant(Duration.ofMillis(5)));
    }
  }

  @ParameterizedTest
  @EnumSource(Scope.class)
  @Tag("K9")
  void aSupervisorKeepsItsPromisesInEveryOrder(Scope scope) throws Exception {
    int started = 0;
    try (Logged _ = Logged.open()) {
      for (long seed = 0; seed < SEEDS; seed++) {
        Audit audit = new Audit(seed);
        run(audit, seed, scope);
        assertEquals(List.of(), audit.wrong, "seed " + seed);
        started += audit.refs.size();
      }
    }
    assertTrue(started > SEEDS * 10, "starts: " + started);
  }

  private static void run(Audit audit, long seed, Scope scope) throws Exception {
    boolean maySignify = scope != Scope.SIMPLE_ONE_FOR_ONE && audit.random.nextInt(3) == 0;
    SupervisionStrategy strategy =
        new SupervisionStrategy(
                scope,
                SupervisionStrategy.oneForOne().intensity(),
                maySignify ? AutoShutdown.ALL_SIGNIFICANT : AutoShutdown.NEVER)
            .intensity(50, Duration.ofMinutes(1));
    try (TestKit kit = TestKit.create(seed)) {
      ActorRef<Supervisor> top =
          kit.spawn(
              Supervisor.of(strategy, audit.spec("a", maySignify), audit.spec("b", maySignify)));
      kit.runUntilIdle();
      for (int i = 0; i < STEPS; i++) {
        step(audit, kit, top, maySignify);
      }
      kit.advance(Duration.ofMinutes(1));
      check(audit, kit, top, scope);
    }
    audit.alive.forEach((name, count) -> {
      if (count != 0) {
        audit.wrong.add(name + " is left " + count + " times");
      }
    });
  }

  private static void step(Audit audit, TestKit kit, ActorRef<Supervisor> top, boolean maySignify) {
    if (!audit.refs.isEmpty()) {
      ActorRef<Scripted> ref = audit.one(audit.refs);
      switch (audit.random.nextInt(5)) {
        case 0 -> ref.tell(Tree.PANIC);
        case 1 -> ref.kill();
        case 2 -> ref.tell(new Note("work"));
        case 3 -> ref.stopGracefully();
        default -> kit.advance(Duration.ofMillis(audit.random.nextInt(10)));
      }
      Message<Supervisor, ?> request =
          switch (audit.random.nextInt(5)) {
            case 0 -> new Supervisor.StopChild(ref);
            case 1 -> new Supervisor.RestartChild<>(ref);
            case 2 -> new Supervisor.DeleteChild(ref);
            case 3 -> new Supervisor.CountChildren();
            default -> new Supervisor.StartChild<>(audit.spec(audit.one(NAMES), maySignify));
          };
      audit.asked.add(top.ask(request));
    }
    for (int steps = audit.random.nextInt(8); steps > 0; steps--) {
      kit.step();
    }
  }

  private static void check(Audit audit, TestKit kit, ActorRef<Supervisor> top, Scope scope)
      throws Exception {
    for (Reply<?> reply : audit.asked) {
      if (!reply.isDone()) {
        audit.wrong.add("no answer");
      }
    }
    if (top.stopped().isDone()) {
      return;
    }
    List<ChildInfo> children = top.ask(new Supervisor.WhichChildren()).await();
    if (new HashSet<>(children.stream().map(ChildInfo::name).toList()).size() != children.size()) {
      audit.wrong.add("a name twice: " + children);
    }
    for (ChildInfo child : children) {
      boolean lives = child.state() == ChildState.RUNNING;
      if (lives != (audit.alive.getOrDefault(child.name(), 0) == 1)) {
        audit.wrong.add(child + " is not so");
      }
      if (!lives && child.state() != ChildState.STOPPED) {
        audit.wrong.add("still under way: " + child);
      }
    }
    checkStop(audit, kit, top, scope, children);
  }

  /// Stops it and looks in which order its children stop.
  private static void checkStop(
      Audit audit, TestKit kit, ActorRef<Supervisor> top, Scope scope, List<ChildInfo> children)
      throws Exception {
    List<String> living = new ArrayList<>();
    for (ChildInfo child : children.reversed()) {
      if (child.state() == ChildState.RUNNING) {
        living.add(child.name());
      }
    }
    audit.stops.clear();
    top.stopGracefully();
    kit.runUntilIdle();
    if (!top.stopped().isDone()) {
      audit.wrong.add("does not stop");
    }
    boolean isAsExpected =
        scope == Scope.SIMPLE_ONE_FOR_ONE
            ? Set.copyOf(audit.stops).equals(Set.copyOf(living))
            : audit.stops.equals(living);
    if (!isAsExpected) {
      audit.wrong.add("stopped as " + audit.stops + " and not as " + living);
    }
  }
}

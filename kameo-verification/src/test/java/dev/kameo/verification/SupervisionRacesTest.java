package dev.kameo.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.testkit.TestKit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Trees of actors that fail, are killed, stopped and closed in random order, at random moments:
/// whatever happens, no life overlaps another of the same actor, each start has its stop, children
/// do not outlive their parents, nothing is lost, and all have ended at the end (row K9, and K4).
final class SupervisionRacesTest {

  private static final int SEEDS = 200;
  private static final int STEPS = 60;

  /// What one run of the test has seen.
  private static final class Audit {

    private final Random random;
    private final List<ActorRef<Node>> refs = new ArrayList<>();
    private final Set<Node> alive = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<Integer> handled = new ArrayList<>();
    private int restarts;

    Audit(long seed) {
      random = new Random(seed);
    }

    ActorSpec<Node> spec(int depth) {
      RestartPolicy[] policies = RestartPolicy.values();
      RestartPolicy policy = policies[random.nextInt(policies.length)];
      Backoff backoff =
          random.nextBoolean() ? Backoff.none() : Backoff.constant(Duration.ofMillis(5));
      SupervisionStrategy strategy = strategy();
      boolean failsOften = random.nextInt(4) == 0;
      return ActorSpec.<Node>with(ctx -> new Node(ctx, this, depth, strategy, failsOften))
          .restart(policy)
          .backoff(backoff);
    }

    private SupervisionStrategy strategy() {
      SupervisionStrategy strategy =
          switch (random.nextInt(3)) {
            case 0 -> SupervisionStrategy.oneForOne();
            case 1 -> SupervisionStrategy.oneForAll();
            default -> SupervisionStrategy.restForOne();
          };
      return strategy.intensity(random.nextInt(6), Duration.ofSeconds(1));
    }

    void check(boolean isRight, String what) {
      if (!isRight) {
        wrong.add(what);
      }
    }
  }

  /// A parent of three, until the tree is deep enough.
  private static final class Node implements Actor {

    private final Context<Node> ctx;
    private final Audit audit;
    private final int depth;
    private final SupervisionStrategy strategy;
    private final boolean failsOften;

    Node(
        Context<Node> ctx,
        Audit audit,
        int depth,
        SupervisionStrategy strategy,
        boolean failsOften) {
      this.ctx = ctx;
      this.audit = audit;
      this.depth = depth;
      this.strategy = strategy;
      this.failsOften = failsOften;
    }

    @Override
    public SupervisionStrategy supervisionStrategy() {
      return strategy;
    }

    @Override
    public void onStart() {
      audit.check(
          audit.alive.stream().noneMatch(other -> other.ctx.self().equals(ctx.self())),
          "started twice: " + ctx.self());
      if (depth < 2) {
        for (int i = 0; i < 3; i++) {
          audit.refs.add(ctx.spawn(audit.spec(depth + 1)));
        }
      }
      if (failsOften && audit.random.nextBoolean()) {
        throw new IllegalStateException("start");
      }
      audit.alive.add(this);
      audit.restarts++;
    }

    @Override
    public void onStop(StopReason reason) {
      audit.check(audit.alive.remove(this), "stopped without a start: " + ctx.self());
      audit.check(
          audit.alive.stream().noneMatch(other -> other.ctx.self().name().startsWith(below())),
          "outlived by a child: " + ctx.self());
      audit.check(ctx.children().isEmpty(), "has children in onStop: " + ctx.self());
    }

    private String below() {
      return ctx.self().name() + "/";
    }
  }

  private record Item(int number) implements Message<Node, Void> {
    @Override
    public Reply<Void> handle(Node node, Context<Node> ctx) {
      node.audit.handled.add(number);
      node.audit.check(node.audit.alive.contains(node), "handles while it is not alive: " + number);
      return Reply.done();
    }
  }

  private record Fail() implements Message<Node, Void> {
    @Override
    public Reply<Void> handle(Node node, Context<Node> ctx) {
      throw new IllegalStateException("asked for");
    }
  }

  private record StopSelf() implements Message<Node, Void> {
    @Override
    public Reply<Void> handle(Node node, Context<Node> ctx) {
      ctx.stop();
      return Reply.done();
    }
  }

  private record StopChild() implements Message<Node, Void> {
    @Override
    public Reply<Void> handle(Node node, Context<Node> ctx) {
      List<ActorRef<?>> children = ctx.children();
      if (!children.isEmpty()) {
        ctx.stop(children.get(node.audit.random.nextInt(children.size())));
      }
      return Reply.done();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Tag("K4")
  @Tag("K9")
  @Tag("P124")
  void treesKeepTheirPromisesInEveryOrder(boolean closesEarly) throws Exception {
    int restarts = 0;
    try (Logged _ = Logged.open()) {
      for (long seed = 0; seed < SEEDS; seed++) {
        Audit audit = run(seed, closesEarly);
        assertEquals(List.of(), audit.wrong, "seed " + seed);
        restarts += audit.restarts;
      }
    }
    assertTrue(restarts > SEEDS * 8, "restarts: " + restarts);
  }

  /// An actor that looks whether it is interrupted, and what it ends of then.
  private static final class Sensitive implements Actor {

    private final List<String> wrong;
    private boolean interrupted;

    Sensitive(List<String> wrong) {
      this.wrong = wrong;
    }

    record Listen() implements Message<Sensitive, Void> {
      @Override
      public Reply<Void> handle(Sensitive actor, Context<Sensitive> ctx) {
        for (int i = 0; i < 20 && !actor.interrupted; i++) {
          Thread.onSpinWait();
          actor.interrupted = Thread.currentThread().isInterrupted();
        }
        return Reply.done();
      }
    }

    @Override
    public void onStop(StopReason reason) {
      if (interrupted && !reason.equals(StopReason.killed())) {
        wrong.add("interrupted, and ended with " + reason);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  void aKillNeverInterruptsALaterIncarnation(String scheduler) throws Exception {
    List<String> wrong = new CopyOnWriteArrayList<>();
    try (Logged _ = Logged.open();
        ActorSystem system = SchedulerNames.builder(scheduler).create()) {
      ActorRef<Sensitive> ref =
          system.spawn(
              ActorSpec.of(() -> new Sensitive(wrong))
                  .restart(RestartPolicy.PERMANENT)
                  .restartLimit(1_000_000, Duration.ofNanos(1)));
      ref.started().await();
      Thread killer =
          Thread.ofPlatform()
              .start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                  ref.kill();
                  Thread.onSpinWait();
                }
              });

      for (int i = 0; i < 20_000; i++) {
        ref.tell(new Sensitive.Listen());
        if (i % 10 == 0) {
          ref.stopGracefully();
        }
      }
      killer.interrupt();
      killer.join();
      ref.ask(new Sensitive.Listen()).await();
    }

    assertEquals(List.of(), wrong);
  }

  private static Audit run(long seed, boolean closesEarly) throws Exception {
    Audit audit = new Audit(seed);
    List<Reply<Void>> asked = new ArrayList<>();
    List<Integer> dead = new ArrayList<>();
    int told = 0;
    try (TestKit kit = TestKit.create(seed)) {
      kit.system()
          .deadLetters()
          .subscribe(letter -> {
            if (letter.message() instanceof Item(int number)) {
              dead.add(number);
            }
          });
      audit.refs.add(kit.spawn(audit.spec(0)));
      audit.refs.add(kit.spawn(audit.spec(0)));
      kit.runUntilIdle();
      for (int i = 0; i < STEPS; i++) {
        ActorRef<Node> ref = audit.refs.get(audit.random.nextInt(audit.refs.size()));
        switch (audit.random.nextInt(12)) {
          case 0, 1, 2 -> ref.tell(new Fail());
          case 3 -> ref.kill();
          case 4 -> ref.stopGracefully();
          case 5 -> ref.tell(new StopSelf());
          case 6 -> ref.tell(new StopChild());
          case 7 -> kit.advance(Duration.ofMillis(audit.random.nextInt(10)));
          case 8 -> asked.add(ref.ask(new Item(-1)));
          default -> ref.tell(new Item(told++));
        }
        for (int steps = audit.random.nextInt(8); steps > 0; steps--) {
          kit.step();
        }
      }
      if (!closesEarly) {
        kit.advance(Duration.ofMinutes(1));
        checkThatNobodyHangs(kit, audit);
      }
    }
    check(audit, asked, dead, told);
    return audit;
  }

  private static void checkThatNobodyHangs(TestKit kit, Audit audit) {
    List<Reply<Void>> asked = new ArrayList<>();
    for (ActorRef<Node> ref : List.copyOf(audit.refs)) {
      asked.add(ref.ask(new Item(-1)));
    }
    kit.runUntilIdle();
    audit.check(asked.stream().allMatch(Reply::isDone), "somebody neither lives nor has stopped");
  }

  private static void check(Audit audit, List<Reply<Void>> asked, List<Integer> dead, int told) {
    audit.check(audit.alive.isEmpty(), "still alive: " + audit.alive.size());
    for (ActorRef<Node> ref : audit.refs) {
      audit.check(ref.stopped().isDone(), "has not stopped: " + ref);
    }
    for (Reply<Void> reply : asked) {
      audit.check(reply.isDone(), "no answer");
    }
    for (int number = 0; number < told; number++) {
      int n = number;
      long fates =
          audit.handled.stream().filter(other -> other == n).count()
              + dead.stream().filter(other -> other == n).count();
      audit.check(fates == 1, "message " + n + " has " + fates + " fates");
    }
  }
}

package dev.kameo.verification;

import static dev.kameo.supervision.RestartPolicy.PERMANENT;
import static dev.kameo.supervision.RestartPolicy.TEMPORARY;
import static dev.kameo.supervision.RestartPolicy.TRANSIENT;
import static dev.kameo.supervision.SupervisionStrategy.oneForOne;
import static dev.kameo.verification.Tree.SHUTDOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.AskDeadlockException;
import dev.kameo.HandlerException;
import dev.kameo.StartFailedException;
import dev.kameo.StopReason;
import dev.kameo.supervision.AutoShutdown;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.ChildInfo;
import dev.kameo.supervision.ChildRefusedException;
import dev.kameo.supervision.ChildRefusedException.Why;
import dev.kameo.supervision.ChildState;
import dev.kameo.supervision.RestartLimit;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.Shutdown;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.supervision.Supervisor;
import dev.kameo.verification.Scripted.Deed;
import dev.kameo.verification.Scripted.Script;
import dev.kameo.verification.Tree.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How a declared tree starts, and what may be declared.
final class SupervisorStartTest {

  private final Seeds seeds = new Seeds();

  @OnEveryScheduler
  @Tag("E1")
  void aSupervisorWithoutChildrenStartsAndStops(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne());
      tree.assertCounts(0, 0, 0, 0);
      ActorRef<Supervisor> parent = world.system().spawn(Supervisor.of(oneForOne()));
      ActorRef<Supervisor> inner =
          parent.ask(new Supervisor.StartChild<>(Supervisor.of(oneForOne()))).await();

      tree.top.stopGracefully();
      parent.stopGracefully();

      assertEquals(StopReason.normal(), tree.top.stopped().await());
      assertEquals(SHUTDOWN, inner.stopped().await());
    }
  }

  @OnEveryScheduler
  void eachChildStartsWhenTheOneBeforeItHasStarted(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      ActorRef<Supervisor> top =
          world
              .system()
              .spawn(
                  Supervisor.of(
                      oneForOne(),
                      seeds.child("a", PERMANENT, _ -> gate.pass()),
                      seeds.child("b", PERMANENT)));
      world.await(gate.reached());

      assertEquals(List.of("start a"), seeds.diary);
      assertFalse(top.started().isDone());
      gate.open();
      top.started().await();

      assertEquals(List.of("start a", "start b"), seeds.diary);
    }
  }

  @OnEveryScheduler
  void aChildThatCannotStartStopsThoseBeforeItInReverseAndFailsTheStartWithItsCause(
      String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      IllegalStateException cause = new IllegalStateException("no");
      ActorSpec<Scripted> broken =
          seeds.child(
              "c",
              PERMANENT,
              _ -> {
                throw cause;
              });

      StartFailedException failure =
          assertThrows(
              StartFailedException.class,
              () ->
                  seeds.grow(
                      world,
                      oneForOne(),
                      seeds.child("a", PERMANENT),
                      seeds.child("b", PERMANENT),
                      broken,
                      seeds.child("d", PERMANENT)));

      Throwable child = assertInstanceOf(StartFailedException.class, failure.getCause());
      assertTrue(child.getMessage().contains("/c'"), child.getMessage());
      assertSame(cause, child.getCause());
      assertEquals(List.of("start a", "start b", "start c", "stop b", "stop a"), seeds.diary);
    }
  }

  @OnEveryScheduler
  @Tag("E52")
  void theCauseOfAStartThatFailsDeepInATreeIsNested(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      IllegalStateException cause = new IllegalStateException("no");
      ActorSpec<Scripted> broken =
          seeds.child(
              "broken",
              PERMANENT,
              _ -> {
                throw cause;
              });
      ActorRef<Supervisor> top =
          world
              .system()
              .spawn(
                  Supervisor.of(oneForOne(), Supervisor.of(oneForOne(), broken).name("inner"))
                      .name("top"));

      StopReason.StartFailed reason =
          assertInstanceOf(StopReason.StartFailed.class, top.stopped().await());

      Throwable inner = reason.cause();
      assertTrue(inner.getMessage().contains("'top/inner'"), inner.getMessage());
      Throwable leaf = inner.getCause();
      assertTrue(leaf.getMessage().contains("'top/inner/broken'"), leaf.getMessage());
      assertSame(cause, leaf.getCause());
    }
  }

  @OnEveryScheduler
  void aSupervisorThatIsKilledWhileAChildStartsEndsWithItsChildren(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Gate never = new Gate();
      ActorRef<Supervisor> top =
          world
              .system()
              .spawn(
                  Supervisor.of(
                      oneForOne(),
                      seeds.child("a", PERMANENT),
                      seeds
                          .child("b", PERMANENT, _ -> never.pass())
                          .shutdownTimeout(Duration.ofMillis(50))));
      world.await(never.reached());

      top.kill();

      assertEquals(StopReason.killed(), top.stopped().await());
      assertEquals(List.of("start a", "start b", "stop a"), seeds.diary);
    }
  }

  @OnEveryScheduler
  void aSupervisorThatIsRestartedStartsTheDeclaredChildrenAloneAnew(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Supervisor> top =
          world
              .system()
              .spawn(Supervisor.of(oneForOne(), seeds.child("a", PERMANENT)).restart(PERMANENT));
      ActorRef<Scripted> before = top.ask(new Supervisor.FindChild<>("a", Scripted.class)).await();
      top.ask(new Supervisor.StartChild<>(seeds.child("b", PERMANENT))).await();

      top.kill();
      before.stopped().await();
      List<ChildInfo> children = top.ask(new Supervisor.WhichChildren()).await();

      assertEquals(List.of("a"), children.stream().map(ChildInfo::name).toList());
      assertFalse(children.getFirst().ref().equals(before));
      assertEquals(List.of("start a", "start b", "stop b", "stop a", "start a"), seeds.diary);
    }
  }

  @OnEveryScheduler
  @Tag("E10")
  void aFactoryThatGivesNoActorFailsTheRequestAndLeavesNoSpec(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne());
      ActorSpec<Scripted> none = ActorSpec.of(new AtomicReference<Scripted>()::get);

      StartFailedException failure =
          assertThrows(StartFailedException.class, () -> tree.start(none.name("a")));

      assertTrue(failure.getCause().getMessage().contains("factory returned null"));
      tree.assertCounts(0, 0, 0, 0);
      tree.start(seeds.child("a", PERMANENT));
    }
  }

  @OnEveryScheduler
  @Tag("E4")
  void aTemporaryChildThatHasNothingToDoIsNotKept(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      AtomicReference<ActorRef<Scripted>> idle = new AtomicReference<>();
      Deed leave =
          ctx -> {
            idle.set(ctx.self());
            ctx.stop();
          };
      Tree tree =
          seeds.grow(
              world,
              oneForOne(),
              seeds.child("idle", TEMPORARY, leave),
              seeds.child("busy", TEMPORARY));
      idle.get().stopped().await();

      tree.assertCounts(1, 1, 0, 1);
      assertEquals(List.of("busy"), tree.names());
    }
  }

  @OnEveryScheduler
  @Tag("E13")
  void whatIsDeclaredIsReadBackWithTheDefaults(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorSpec<Scripted> plain = new Script().spec().name("plain");
      ActorSpec<Scripted> chosen = seeds.child("chosen", TRANSIENT).shutdown(Shutdown.kill());
      Tree tree = seeds.grow(world, oneForOne(), plain, chosen);

      List<ChildInfo> children = tree.ask(new Supervisor.WhichChildren());

      assertEquals(List.of(plain, chosen), children.stream().map(ChildInfo::spec).toList());
      ActorSpec<?> defaults = children.getFirst().spec();
      assertEquals(TEMPORARY, defaults.restart());
      assertEquals(RestartLimit.none(), defaults.restartLimit());
      assertEquals(Backoff.none(), defaults.backoff());
      assertEquals(Shutdown.within(Duration.ofSeconds(5)), defaults.shutdown());
      assertFalse(defaults.significant());
      assertEquals(ChildState.RUNNING, children.getLast().state());
      assertEquals(Why.NOT_FOUND, tree.refusal(new Supervisor.FindChild<>("x", Scripted.class)));
    }
  }

  @OnEveryScheduler
  void aChildIsFoundByItsNameAndType(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Tree tree = seeds.grow(world, oneForOne(), seeds.child("a", PERMANENT));

      ActorRef<Scripted> found = tree.child("a");
      HandlerException refusal =
          assertThrows(
              HandlerException.class,
              () -> tree.ask(new Supervisor.FindChild<>("a", Supervisor.class)));
      ChildRefusedException unknown =
          assertThrows(ChildRefusedException.class, () -> tree.child("unknown"));

      found.ask(new Scripted.Note("hello")).await();
      assertInstanceOf(IllegalArgumentException.class, refusal.getCause());
      assertTrue(unknown.getMessage().contains("'unknown'"), unknown.getMessage());
      assertTrue(unknown.getMessage().contains(tree.top.name()), unknown.getMessage());
    }
  }

  @OnEveryScheduler
  @Tag("E113")
  void aNameThatAStrangerHasTakenInTheRegistryFailsTheStartAndHarmsNobody(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> stranger = world.system().spawn(new Script().spec());
      world.system().registry().register("taken", stranger);
      Tree tree = seeds.grow(world, oneForOne());
      ActorSpec<Scripted> rival =
          seeds.child(
              "rival",
              PERMANENT,
              ctx -> {
                if (!ctx.system().registry().register("taken", ctx.self())) {
                  throw new IllegalStateException("taken");
                }
              });

      StartFailedException failure =
          assertThrows(StartFailedException.class, () -> tree.start(rival));
      tree.assertCounts(0, 0, 0, 0);
      tree.top.stopGracefully();
      tree.top.stopped().await();

      assertEquals("taken", failure.getCause().getMessage());
      stranger.ask(new Scripted.Note("unharmed")).await();
      assertEquals(
          stranger, world.system().registry().lookup("taken", Scripted.class).orElseThrow());
    }
  }

  @OnEveryScheduler
  @Tag("K7")
  void aChildThatAsksItsSupervisorInItsFirstStartIsRefusedAndAnsweredInARestart(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      AtomicReference<ActorRef<Supervisor>> top = new AtomicReference<>();
      Gate known = new Gate();
      Deed count =
          _ -> {
            known.pass();
            top.get().ask(new Supervisor.CountChildren()).await();
          };
      top.set(
          world
              .system()
              .spawn(Supervisor.of(oneForOne(), seeds.child("impatient", PERMANENT, count))));
      known.open();

      Throwable early = assertThrows(StartFailedException.class, () -> top.get().started().await());
      Tree tree = seeds.grow(world, oneForOne());
      top.set(tree.top);
      ActorRef<Scripted> child = tree.start(seeds.child("patient", PERMANENT, count));
      child.tell(Tree.PANIC);
      child.ask(new Scripted.Note("back")).await();

      assertTrue(
          Stream.iterate(early, Objects::nonNull, Throwable::getCause)
              .anyMatch(AskDeadlockException.class::isInstance));
    }
  }

  @Test
  @Tag("E38")
  void twoChildrenOfOneNameAreRefused() {
    String text =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Supervisor.of(
                        oneForOne(), seeds.child("a", PERMANENT), seeds.child("a", TEMPORARY)))
            .getMessage();

    assertEquals("Two children have the name 'a'. Choose another one.", text);
    Supervisor.of(oneForOne(), new Script().spec(), new Script().spec()); // none is no name
  }

  @OnEveryScheduler
  @Tag("E37")
  void everyKindOfChildMayBeDeclared(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      List<ActorSpec<?>> kinds = new ArrayList<>();
      for (RestartPolicy policy : RestartPolicy.values()) {
        for (Shutdown shutdown :
            List.of(Shutdown.kill(), Shutdown.within(Duration.ofSeconds(1)), Shutdown.infinite())) {
          kinds.add(new Script().spec().restart(policy).shutdown(shutdown));
          kinds.add(Supervisor.of(oneForOne()).restart(policy).shutdown(shutdown));
        }
      }

      Tree tree = seeds.grow(world, oneForOne(), kinds.toArray(ActorSpec<?>[]::new));

      tree.assertCounts(18, 18, 9, 9);
    }
  }

  @Test
  @Tag("E40")
  void aSignificantChildMustFitItsPolicyAndItsParentsStrategy() {
    for (RestartPolicy policy : RestartPolicy.values()) {
      for (boolean significant : new boolean[] {false, true}) {
        for (AutoShutdown auto : AutoShutdown.values()) {
          boolean isWrong = significant && (auto == AutoShutdown.NEVER || policy == PERMANENT);
          Runnable declare =
              () ->
                  Supervisor.of(
                      oneForOne().autoShutdown(auto),
                      new Script().spec().restart(policy).significant(significant).name("a"));

          if (isWrong) {
            String text = assertThrows(IllegalArgumentException.class, declare::run).getMessage();
            assertTrue(text.contains("'a'") || text.contains("significant must be"), text);
          } else {
            declare.run();
          }
        }
      }
    }
  }

  @Test
  @Tag("E109")
  void independentChildrenCannotShutTheirParentDown() {
    SupervisionStrategy simple = SupervisionStrategy.simpleOneForOne();

    for (AutoShutdown auto : List.of(AutoShutdown.ANY_SIGNIFICANT, AutoShutdown.ALL_SIGNIFICANT)) {
      String text =
          assertThrows(IllegalArgumentException.class, () -> simple.autoShutdown(auto))
              .getMessage();
      assertEquals(
          "autoShutdown must be NEVER for SIMPLE_ONE_FOR_ONE: %s. Use oneForOne().".formatted(auto),
          text);
    }
    assertEquals(simple, simple.autoShutdown(AutoShutdown.NEVER));
  }
}

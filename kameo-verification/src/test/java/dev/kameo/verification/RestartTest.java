package dev.kameo.verification;

import static dev.kameo.supervision.RestartPolicy.PERMANENT;
import static dev.kameo.supervision.RestartPolicy.TRANSIENT;
import static dev.kameo.verification.Scripted.panic;
import static dev.kameo.verification.Scripted.pass;
import static dev.kameo.verification.Scripted.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorPanickedException;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorStoppedException;
import dev.kameo.AskDeadlockException;
import dev.kameo.Delivery;
import dev.kameo.Directive;
import dev.kameo.MailboxSpec;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.StopReason;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Find;
import dev.kameo.verification.Scripted.Look;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Peek;
import dev.kameo.verification.Scripted.Script;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a restart keeps, and what dies with the incarnation.
final class RestartTest {

  private static final Do PANIC = panic(new IllegalStateException("broken"));
  private static final String PANICKED = "onPanic IllegalStateException in Do";
  private static final String STOPPED = "onStop Panicked: IllegalStateException in Do";

  @OnEveryScheduler
  @Tag("E56")
  void onlyTheOneThatFailedIsRestarted(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script first = new Script();
      Script second = new Script();
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      ActorRef<Scripted> one = spawn(parent, first.spec(PERMANENT));
      ActorRef<Scripted> two = spawn(parent, second.spec(PERMANENT));

      one.tell(PANIC);
      one.ask(new Note("one")).await();
      two.ask(new Note("two")).await();

      assertEquals(List.of("start", PANICKED, STOPPED, "start", "one"), first.diary);
      assertEquals(List.of("start", "two"), second.diary);
      assertEquals(List.of(one, two), parent.ask(new Find<>(ctx -> ctx.children())).await());
    }
  }

  @OnEveryScheduler
  @Tag("P67")
  void aNewInstanceIsMadeByTheFactory(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      List<Object> instances = new CopyOnWriteArrayList<>();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT));

      ref.ask(new Memory.Remember(instances::add)).await();
      ref.tell(PANIC);
      ref.ask(new Memory.Remember(instances::add)).await();

      assertEquals(2, instances.size());
      assertFalse(instances.get(0) == instances.get(1));
    }
  }

  @OnEveryScheduler
  void theRefTheIdAndTheNameStay(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec(PERMANENT).name("phoenix"));

      ref.tell(PANIC);
      ActorRef<Scripted> self = ref.ask(new Find<>(ctx -> ctx.self())).await();

      assertEquals(ref, self);
      assertEquals(ref.id(), self.id());
      assertEquals("phoenix", self.name());
    }
  }

  @OnEveryScheduler
  void theRegistryEntryStays(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec(PERMANENT));
      world.system().registry().register("phoenix", ref);

      ref.tell(PANIC);
      ref.ask(new Note("again")).await();

      assertEquals(Optional.of(ref), world.system().registry().lookup("phoenix", Scripted.class));
    }
  }

  @OnEveryScheduler
  void queuedMessagesAreHandledByTheNewInstanceInTheirOrder(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT));
      Gate gate = new Gate();
      ref.tell(pass(gate));
      world.await(gate.reached());
      ref.tell(PANIC);
      ref.tell(new Note("told"));
      Reply<Void> asked = ref.ask(new Note("asked"));
      Reply<Void> queried = ref.ask(new Look("queried"));
      ref.tell(new Note("last"));

      gate.open();

      asked.await();
      queried.await();
      ref.ask(new Note("end")).await();
      assertEquals(
          List.of("start", PANICKED, STOPPED, "start", "told", "asked", "queried", "last", "end"),
          script.diary);
      assertEquals(List.of(), world.deadMessages());
    }
  }

  @OnEveryScheduler
  void messagesThatComeWhileItIsRestartedAreKept(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate stopping = new Gate();
      Gate starting = new Gate();
      List<Gate> starts = new ArrayList<>();
      Script script =
          new Script()
              .onStop(_ -> stopping.pass())
              .onStart(_ -> {
                if (!starts.isEmpty()) {
                  starts.getFirst().pass();
                }
                starts.add(starting);
              });
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT));
      ref.tell(PANIC);
      world.await(stopping.reached());

      Reply<Void> whileStopping = ref.ask(new Note("while it stopped"));
      assertEquals(Delivery.DELIVERED, ref.tryTell(new Note("tried")));
      stopping.open();
      world.await(starting.reached());
      Reply<Void> whileStarting = ref.ask(new Note("while it started"));
      starting.open();

      whileStopping.await();
      whileStarting.await();
      assertEquals(
          List.of(
              "start", PANICKED, STOPPED, "start", "while it stopped", "tried", "while it started"),
          script.diary);
    }
  }

  @OnEveryScheduler
  void theMessageInFlightIsNotRepeatedAndItsAskFailsWithTheCause(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT));

      Reply<Void> asked = ref.ask(PANIC);

      Throwable cause = assertThrows(ActorPanickedException.class, asked::await).getCause();
      assertEquals("broken", cause.getMessage());
      ref.ask(new Note("again")).await();
      assertEquals(List.of("start", PANICKED, STOPPED, "start", "again"), script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("P4")
  @Tag("P67")
  void resumingIsNoRestart(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script().onPanic(_ -> Directive.resume());
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT));

      ref.tell(PANIC);
      ref.ask(new Note("same")).await();

      assertEquals(List.of("start", PANICKED, "same"), script.diary);
    }
  }

  @OnEveryScheduler
  void theOldInstanceHasStoppedBeforeTheNewOneIsMade(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      script.construct(_ -> script.diary.add("made"));
      ActorRef<Scripted> other = world.system().spawn(new Script().spec());
      ActorRef<Scripted> ref =
          world
              .system()
              .spawn(
                  script
                      .onStop(_ -> {
                        other.ask(new Note("goodbye")).await();
                        script.diary.add("stopped");
                      })
                      .spec()
                      .restart(PERMANENT));

      ref.tell(PANIC);
      ref.ask(new Note("again")).await();

      assertEquals(List.of("made", PANICKED, STOPPED, "stopped", "made", "again"), script.diary);
    }
  }

  @OnEveryScheduler
  void anOnStopThatFailsDoesNotPreventTheRestart(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script =
          new Script()
              .onStop(_ -> {
                throw new IllegalStateException();
              });
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT));

      ref.tell(PANIC);
      ref.ask(new Note("again")).await();

      assertEquals(List.of("start", PANICKED, STOPPED, "start", "again"), script.diary);
    }
  }

  @OnEveryScheduler
  void theChildrenOfTheOldInstanceAreStoppedInReverseOrderBeforeIt(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      List<String> ends = new CopyOnWriteArrayList<>();
      ActorRef<Scripted> ref =
          world.system().spawn(new Script().onStop(_ -> ends.add("parent")).spec(PERMANENT));
      ActorRef<Scripted> one =
          spawn(ref, new Script().onStop(_ -> ends.add("one")).spec(PERMANENT));
      spawn(ref, new Script().onStop(_ -> ends.add("two")).spec());

      ref.tell(PANIC);
      List<ActorRef<?>> left = ref.ask(new Find<>(ctx -> ctx.children())).await();

      assertEquals(List.of("two", "one", "parent"), ends);
      assertEquals(List.of(), left);
      assertEquals(new StopReason.SupervisorShutdown(), one.stopped().await());
    }
  }

  @OnEveryScheduler
  void aNewInstanceSpawnsChildrenOfTheSameNames(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script child = new Script();
      ActorSpec<Scripted> spec = child.spec(PERMANENT).name("child");
      ActorRef<Scripted> ref =
          world.system().spawn(new Script().onStart(ctx -> ctx.spawn(spec)).spec(PERMANENT));
      ref.started().await();

      ref.tell(PANIC);
      List<ActorRef<?>> children = ref.ask(new Find<>(ctx -> ctx.children())).await();
      children.getFirst().started().await();

      assertEquals(1, children.size());
      assertEquals(List.of("start", "onStop SupervisorShutdown", "start"), child.diary);
    }
  }

  @OnEveryScheduler
  @Tag("P23")
  void theChildrenOfAStartThatFailedAreStopped(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script child = new Script();
      List<String> starts = new ArrayList<>();
      Script script =
          new Script()
              .onStart(ctx -> {
                ctx.spawn(child.spec());
                starts.add("");
                if (starts.size() == 2) {
                  throw new IllegalStateException();
                }
              });
      ActorRef<Scripted> ref =
          world.system().spawn(script.spec(PERMANENT).restartLimit(5, Duration.ofMinutes(1)));
      ref.started().await();

      ref.tell(PANIC);
      List<ActorRef<?>> children = ref.ask(new Find<>(ctx -> ctx.children())).await();

      assertEquals(3, starts.size());
      assertEquals(1, children.size());
    }
  }

  @OnEveryScheduler
  void severalRequestsToStopGracefullyEndOneIncarnation(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT));
      Gate gate = new Gate();
      ref.tell(pass(gate));
      world.await(gate.reached());

      ref.stopGracefully();
      ref.stopGracefully();
      ref.stopGracefully();
      gate.open();
      ref.ask(new Note("again")).await();

      assertEquals(List.of("start", "onStop Normal", "start", "again"), script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("B15")
  void linksStayAndHearNothingOfTheRestart(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script peer = new Script();
      ActorRef<Scripted> other = world.system().spawn(peer.spec());
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec(TRANSIENT).link(other));
      ref.tell(PANIC);
      ref.ask(new Note("again")).await();
      other.ask(new Note("linked")).await();
      assertEquals(List.of("linked"), peer.diary);

      ref.tell(new Do(ctx -> ctx.stop()));
      ref.stopped().await();
      other.ask(new Note("told")).await();

      assertEquals(List.of("linked", "onLinkDied " + ref.id() + " Normal", "told"), peer.diary);
    }
  }

  @OnEveryScheduler
  void aLinkThatDiesMeanwhileIsToldToTheNewInstance(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      Script script = new Script().onStop(_ -> gate.pass()).onLinkDied(_ -> Directive.resume());
      ActorRef<Scripted> peer = world.system().spawn(new Script().spec());
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT).link(peer));
      ref.tell(PANIC);
      world.await(gate.reached());

      peer.kill();
      peer.stopped().await();
      gate.open();
      ref.ask(new Note("again")).await();

      assertEquals(
          List.of(
              "start", PANICKED, STOPPED, "start", "onLinkDied " + peer.id() + " Killed", "again"),
          script.diary);
    }
  }

  @OnEveryScheduler
  void aLinkWithAChildEndsWithTheIncarnationThatSpawnedIt(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT));
      ActorRef<Scripted> child = spawn(ref, new Script().spec().link(ref));

      ref.tell(PANIC);
      ref.ask(new Note("again")).await();

      assertTrue(child.stopped().isDone());
      assertEquals(List.of("start", PANICKED, STOPPED, "start", "again"), script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("P53")
  void watchersAndStoppedHearOfTheLastEndAlone(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec(TRANSIENT));
      Script watching = new Script();
      ActorRef<Scripted> watcher = world.system().spawn(watching.spec());
      watcher.ask(new Do(ctx -> ctx.watch(ref, reason -> new Note("ended " + reason)))).await();
      Reply<StopReason> stopped = ref.stopped();

      ref.tell(PANIC);
      ref.ask(new Note("again")).await();
      watcher.ask(new Note("nothing yet")).await();
      assertFalse(stopped.isDone());
      assertFalse(ref.stopped().isDone());
      ref.stopGracefully();

      assertEquals(StopReason.normal(), stopped.await());
      watcher.ask(new Note("over")).await();
      assertEquals(List.of("nothing yet", "ended Normal", "over"), watching.diary);
    }
  }

  @OnEveryScheduler
  @Tag("P101")
  @Tag("P104")
  void theTimersOfAnEarlierIncarnationAreNeverSeen(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT));
      Gate gate = new Gate();
      ref.tell(
          new Do(ctx -> {
            ctx.timers().periodic("tick", Duration.ofMillis(1), new Note("tick"));
            ctx.scheduleOnce(Duration.ZERO, new Note("once"));
            gate.pass();
            throw new IllegalStateException("broken");
          }));
      world.await(gate.reached());
      world.awaitUntil(() -> true);
      gate.open();

      boolean active = ref.ask(new Find<>(ctx -> ctx.timers().isActive("tick"))).await();
      ref.ask(new Note("again")).await();

      assertFalse(active);
      assertEquals(List.of("start", PANICKED, STOPPED, "start", "again"), script.diary);
    }
  }

  @OnEveryScheduler
  void aResultThatIsPipedNeverReachesALaterIncarnation(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT));
      ReplyPromise<String> early = Reply.promise();
      ReplyPromise<String> late = Reply.promise();
      Gate gate = new Gate();
      ref.tell(
          new Do(ctx -> {
            ctx.pipe(early.reply(), (_, _) -> script.diary.add("early"));
            ctx.pipe(late.reply(), (_, _) -> script.diary.add("late"));
            gate.pass();
            throw new IllegalStateException("broken");
          }));
      world.await(gate.reached());

      early.complete("");
      gate.open();
      ref.ask(new Note("again")).await();
      late.complete("");
      ref.ask(new Note("end")).await();

      assertEquals(List.of("start", PANICKED, STOPPED, "start", "again", "end"), script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("K8")
  @Tag("P20")
  void aWatchOfAnEarlierIncarnationIsOver(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> early = world.system().spawn(new Script().spec());
      ActorRef<Scripted> late = world.system().spawn(new Script().spec());
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT));
      Gate gate = new Gate();
      ref.tell(
          new Do(ctx -> {
            ctx.watch(early, _ -> new Note("early"));
            ctx.watch(late, _ -> new Note("late"));
            ctx.watch(ctx.spawn(new Script().spec()), _ -> new Note("child"));
            gate.pass();
            throw new IllegalStateException("broken");
          }));
      world.await(gate.reached());

      early.kill();
      early.stopped().await();
      gate.open();
      ref.ask(new Note("again")).await();
      late.kill();
      late.stopped().await();
      ref.ask(new Note("end")).await();

      assertEquals(List.of("start", PANICKED, STOPPED, "start", "again", "end"), script.diary);
    }
  }

  @OnEveryScheduler
  void anErrorThatComesLateIsNoPanicOfALaterIncarnation(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT));
      ReplyPromise<Void> promise = Reply.promise();
      ref.tell(new Scripted.Owe(promise));
      ref.tell(PANIC);
      ref.ask(new Note("again")).await();

      promise.fail(new IllegalStateException("late"));
      ref.ask(new Note("end")).await();

      assertEquals(List.of("start", PANICKED, STOPPED, "start", "again", "end"), script.diary);
    }
  }

  @OnEveryScheduler
  void anAnswerThatWasPromisedByAnEarlierIncarnationStillComes(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec(PERMANENT));
      ReplyPromise<Void> promise = Reply.promise();
      Reply<Void> asked = ref.ask(new Scripted.Owe(promise));
      ref.tell(PANIC);
      ref.ask(new Note("again")).await();

      promise.complete(null);

      assertEquals(null, asked.await());
    }
  }

  @OnEveryScheduler
  @Tag("P68")
  void theContextOfAnEarlierIncarnationRefuses(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec(PERMANENT));
      var old = ref.ask(new Find<>(ctx -> ctx)).await();
      ref.tell(PANIC);

      IllegalStateException refused =
          ref.ask(
                  new Find<>(_ ->
                      assertThrows(IllegalStateException.class, () -> old.spawn(Subject::new))))
              .await();

      assertTrue(refused.getMessage().contains("Context.spawn"), refused.getMessage());
    }
  }

  @OnEveryScheduler
  void theQueriesOfTheOldInstanceHaveEndedBeforeItsEnd(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT).maxConcurrentQueries(4));
      Gate gate = new Gate();
      Reply<Void> query =
          ref.ask(
              new Peek(_ -> {
                gate.pass();
                script.diary.add("query");
              }));
      world.await(gate.reached());
      Reply<Void> failing =
          ref.ask(
              new Peek(_ -> {
                throw new IllegalStateException("broken");
              }));
      Reply<Void> waiting = ref.ask(new Note("waited"));

      assertThrows(ActorPanickedException.class, failing::await);
      gate.open();

      assertEquals(null, query.await());
      waiting.await();
      assertEquals(
          List.of(
              "start",
              "query",
              "onPanic IllegalStateException in Peek",
              "onStop Panicked: IllegalStateException in Peek",
              "start",
              "waited"),
          script.diary);
    }
  }

  @OnEveryScheduler
  void whatWaitedForQueriesWhenTheActorWasKilledComesFirst(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT).maxConcurrentQueries(1));
      Gate gate = new Gate();
      Reply<Void> query = ref.ask(new Peek(_ -> gate.pass()));
      world.await(gate.reached());
      ref.tell(new Note("one"));
      ref.tell(new Look("two"));
      Reply<Void> last = ref.ask(new Note("three"));

      ref.kill();

      last.await();
      assertThrows(ActorStoppedException.class, query::await);
      assertEquals(List.of("start", "onStop Killed", "start", "one", "two", "three"), script.diary);
    }
  }

  @OnEveryScheduler
  void whatAnActorTellsItselfInOnStartComesBeforeWhatTheLastOneHasLeft(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      script.onStart(ctx -> ctx.self().tell(new Note("own")));
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT).maxConcurrentQueries(1));
      Gate gate = new Gate();
      ref.tell(new Peek(_ -> gate.pass()));
      world.await(gate.reached());
      ref.tell(new Note("left"));
      Reply<Void> last = ref.ask(new Note("queued"));

      ref.kill();

      last.await();
      assertEquals(
          List.of("start", "own", "onStop Killed", "start", "own", "left", "queued"), script.diary);
    }
  }

  @OnEveryScheduler
  void whatAnActorHadToldItselfInOnStartIsKeptToo(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      List<String> starts = new ArrayList<>();
      script.onStart(ctx -> {
        if (starts.isEmpty()) {
          ctx.self().tell(PANIC);
          ctx.self().tell(new Note("of the first"));
        } else {
          ctx.self().tell(new Note("of the second"));
        }
        starts.add("");
      });
      ActorRef<Scripted> ref = world.system().spawn(script.spec(PERMANENT));

      ref.ask(new Note("from outside")).await();

      assertEquals(
          List.of(
              "start", PANICKED, STOPPED, "start", "of the second", "of the first", "from outside"),
          script.diary);
    }
  }

  @OnEveryScheduler
  void whatIsKeptOverSeveralRestartsKeepsItsOrder(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      Gate gate = new Gate();
      List<String> starts = new ArrayList<>();
      script.onStart(ctx -> {
        if (starts.isEmpty()) {
          ctx.self().tell(PANIC);
          ctx.self().tell(new Peek(_ -> gate.pass()));
          ctx.self().tell(new Note("one"));
          ctx.self().tell(new Note("two"));
        }
        starts.add("");
      });
      ActorRef<Scripted> ref =
          world.system().spawn(script.spec(PERMANENT).restartLimit(9, Duration.ofHours(1)));
      world.await(gate.reached());

      ref.kill();
      ref.ask(new Note("from outside")).await();

      assertEquals(
          List.of(
              "start",
              PANICKED,
              STOPPED,
              "start",
              "onStop Killed",
              "start",
              "one",
              "two",
              "from outside"),
          script.diary);
    }
  }

  @OnEveryScheduler
  void aSenderThatWaitsForRoomWaitsOnWhileTheActorIsRestarted(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref =
          world.system().spawn(script.spec(PERMANENT).mailbox(MailboxSpec.bounded(1)));
      ActorRef<Scripted> sender = world.system().spawn(new Script().spec());
      Gate gate = new Gate();
      ref.tell(pass(gate));
      world.await(gate.reached());
      ref.tell(PANIC);
      Gate sending = new Gate();
      sending.open();
      Reply<Void> sent =
          sender.ask(
              new Do(_ -> {
                sending.pass();
                ref.tell(new Note("waited for room"));
              }));
      world.await(sending.reached());

      gate.open();
      sent.await();
      ref.ask(new Note("end")).await();

      assertEquals(
          List.of("start", PANICKED, STOPPED, "start", "waited for room", "end"), script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("B18")
  void aBusyParentIsNotDelayedByItsQueueInHealingItsChildren(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      Script script = new Script();
      ActorRef<Scripted> child = spawn(parent, script.spec(PERMANENT));
      Gate first = new Gate();
      Gate second = new Gate();
      parent.tell(
          new Do(_ -> {
            first.pass();
            Reply<Void> healed = child.ask(new Note("healed"));
            child.tell(PANIC);
            Reply<Void> refused = child.ask(new Note("again"));
            assertThrows(AskDeadlockException.class, refused::await); // it is down by now
            healed.await();
          }));
      parent.tell(pass(second));
      world.await(first.reached());

      first.open();
      world.awaitUntil(() -> script.diary.contains("again"));
      second.open();

      assertEquals(List.of("start", "healed", PANICKED, STOPPED, "start", "again"), script.diary);
    }
  }

  @OnEveryScheduler
  void aParentThatWaitsForAChildThatOnlyItCanRestartIsRefused(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      Script script = new Script();
      ActorRef<Scripted> child = spawn(parent, script.spec(PERMANENT).name("child"));

      Reply<String> refused =
          parent.ask(
              new Find<>(_ -> {
                child.tell(PANIC);
                Reply<Void> asked = child.ask(new Note("again"));
                return assertThrows(AskDeadlockException.class, asked::await).getMessage();
              }));

      assertTrue(refused.await().contains("/child'"), refused.await());
      child.ask(new Note("end")).await();
      assertEquals(List.of("start", "again", "end"), script.diary.subList(3, 6));
    }
  }

  @OnEveryScheduler
  void aParentThatHasDismissedAChildMayWaitForItsEnd(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> parent = world.system().spawn(new Script().spec());
      Gate gate = new Gate();
      ActorRef<Scripted> child =
          spawn(parent, new Script().onStop(_ -> gate.pass()).spec(PERMANENT));
      child.tell(PANIC);
      world.await(gate.reached());

      Reply<StopReason> reason =
          parent.ask(
              new Find<>(ctx -> {
                ctx.stop(child);
                gate.open();
                return child.stopped().await();
              }));

      assertEquals(new StopReason.SupervisorShutdown(), reason.await());
    }
  }

  @OnEveryScheduler
  void aStrategyThatFailsIsAPanicAndTheChildIsRestartedAllTheSame(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      Script supervisor =
          new Script()
              .onPanic(_ -> Directive.resume())
              .strategy(() -> {
                throw new IllegalStateException();
              });
      Script script = new Script();
      ActorRef<Scripted> parent = world.system().spawn(supervisor.spec());
      ActorRef<Scripted> child = spawn(parent, script.spec(PERMANENT));

      child.tell(PANIC);
      child.ask(new Note("again")).await();
      parent.ask(new Note("still there")).await();

      assertEquals("again", script.diary.getLast());
      assertEquals(
          List.of("onPanic IllegalStateException in supervisionStrategy", "still there"),
          supervisor.diary);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  @Tag("P124")
  void theOldInstanceIsForgotten(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec(PERMANENT));
      List<WeakReference<Object>> seen = new CopyOnWriteArrayList<>();
      ref.ask(new Memory.Remember(actor -> seen.add(new WeakReference<>(actor)))).await();

      ref.tell(PANIC);
      ref.ask(new Note("again")).await();

      assertTrue(Memory.isFreed(seen.getFirst()));
    }
  }
}

package dev.kameo.verification;

import static dev.kameo.verification.Scripted.panic;
import static dev.kameo.verification.Scripted.pass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.Directive;
import dev.kameo.StopReason;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Links between peers: when one ends, the other decides.
final class LinksTest {

  @OnEveryScheduler
  void aNormalEndLetsTheOtherGoOn(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> one = world.system().spawn(new Script().spec());
      ActorRef<Scripted> two = world.system().spawn(script.spec());
      one.link(two);

      one.stopGracefully();
      one.stopped().await();
      two.ask(new Note("on")).await();

      assertTrue(two.isAlive());
      assertEquals(List.of("onLinkDied " + one.id() + " Normal", "on"), script.diary);
    }
  }

  @OnEveryScheduler
  @Tag("P55")
  void aPanicTakesTheOthersAlongOneAfterTheOther(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> one = world.system().spawn(new Script().spec());
      ActorRef<Scripted> two = world.system().spawn(new Script().spec());
      ActorRef<Scripted> three = world.system().spawn(new Script().spec());
      one.link(two);
      two.link(three);

      one.tell(panic(new IllegalStateException()));

      StopReason first = assertInstanceOf(StopReason.Panicked.class, one.stopped().await());
      StopReason second = new StopReason.LinkDied(one.id(), first);
      assertEquals(second, two.stopped().await());
      assertEquals(new StopReason.LinkDied(two.id(), second), three.stopped().await());
    }
  }

  @OnEveryScheduler
  void aLinkWorksBothWays(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> one = world.system().spawn(new Script().spec());
      ActorRef<Scripted> two = world.system().spawn(new Script().spec());
      one.link(two);

      two.kill();

      assertEquals(new StopReason.LinkDied(two.id(), StopReason.killed()), one.stopped().await());
    }
  }

  @OnEveryScheduler
  @Tag("B4")
  void anActorMayGoOnAfterAnyEndOfItsPeer(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script().onLinkDied(_ -> Directive.resume());
      ActorRef<Scripted> one = world.system().spawn(new Script().spec());
      ActorRef<Scripted> two = world.system().spawn(script.spec());
      one.link(two);

      one.kill();
      one.stopped().await();
      two.ask(new Note("on")).await();

      assertEquals(List.of("onLinkDied " + one.id() + " Killed", "on"), script.diary);
    }
  }

  @OnEveryScheduler
  void aFailureInOnLinkDiedIsAPanic(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      IllegalStateException failure = new IllegalStateException();
      Script script =
          new Script()
              .onLinkDied(_ -> {
                throw failure;
              });
      ActorRef<Scripted> one = world.system().spawn(new Script().spec());
      ActorRef<Scripted> two = world.system().spawn(script.spec());
      one.link(two);

      one.kill();

      StopReason.Panicked reason =
          assertInstanceOf(StopReason.Panicked.class, two.stopped().await());
      assertEquals(failure, reason.panic().cause());
      assertEquals("onLinkDied", reason.panic().during());
    }
  }

  @OnEveryScheduler
  @Tag("B1")
  void anOnPanicThatThrowsEndsTheActorInOrderAndItsLinksAreTold(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script =
          new Script()
              .onPanic(_ -> {
                throw new IllegalStateException("in onPanic");
              });
      ActorRef<Scripted> one = world.system().spawn(script.spec());
      ActorRef<Scripted> two = world.system().spawn(new Script().spec());
      one.link(two);

      one.tell(panic(new IllegalStateException("in the handler")));

      StopReason reason = one.stopped().await();
      assertEquals(new StopReason.LinkDied(one.id(), reason), two.stopped().await());
      assertEquals("onStop " + reason, script.diary.getLast());
    }
  }

  @OnEveryScheduler
  @Tag("P41")
  void aPermanentActorThatDiesOfALinkIsRestarted(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(RestartPolicy.PERMANENT));
      ActorRef<Scripted> child = Scripted.spawn(ref, new Script().spec().link(ref));

      child.kill();
      child.stopped().await();
      ref.ask(new Note("again")).await();

      String death = child.id() + " Killed";
      StopReason end = new StopReason.LinkDied(child.id(), StopReason.killed());
      assertEquals(
          List.of("start", "onLinkDied " + death, "onStop " + end, "start", "again"), script.diary);
    }
  }

  @OnEveryScheduler
  void aLinkWithADeadActorTellsAtOnce(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> dead = world.system().spawn(new Script().spec());
      dead.kill();
      dead.stopped().await();
      ActorRef<Scripted> one = world.system().spawn(new Script().spec());
      ActorRef<Scripted> two = world.system().spawn(new Script().spec());

      one.link(dead);
      dead.link(two);

      StopReason reason = new StopReason.LinkDied(dead.id(), StopReason.killed());
      assertEquals(reason, one.stopped().await());
      assertEquals(reason, two.stopped().await());
    }
  }

  @OnEveryScheduler
  @Tag("B7")
  void aLinkMadeBeforeTheStartSeesTheStartFail(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      IllegalStateException cause = new IllegalStateException("no start");
      Script failing =
          new Script()
              .construct(_ -> {
                throw cause;
              });
      ActorRef<Scripted> peer = world.system().spawn(new Script().spec());

      ActorRef<Scripted> ref = world.system().spawn(failing.spec().link(peer));

      assertEquals(
          new StopReason.LinkDied(ref.id(), new StopReason.StartFailed(cause)),
          peer.stopped().await());
    }
  }

  @OnEveryScheduler
  void aLinkThatWasUndoneMeansNothing(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> one = world.system().spawn(new Script().spec());
      ActorRef<Scripted> two = world.system().spawn(script.spec());
      one.link(two);

      two.unlink(one);
      one.kill();
      one.stopped().await();
      two.ask(new Note("on")).await();

      assertEquals(List.of("on"), script.diary);
    }
  }

  @OnEveryScheduler
  void aNoticeThatIsQueuedIsNotSeenOnceTheLinkIsUndone(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> one = world.system().spawn(new Script().spec());
      ActorRef<Scripted> two = world.system().spawn(script.spec());
      one.link(two);
      Gate gate = new Gate();
      two.tell(pass(gate));
      world.await(gate.reached());
      one.kill();
      one.stopped().await();

      one.unlink(two);
      gate.open();
      two.ask(new Note("on")).await();

      assertEquals(List.of("on"), script.diary);
    }
  }

  @OnEveryScheduler
  void linkingTwiceIsLinkingOnceAndOneIsNoPeerOfOneself(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> one = world.system().spawn(new Script().spec());
      ActorRef<Scripted> two = world.system().spawn(script.spec());
      one.link(two);
      two.link(one);
      two.link(two);

      one.stopGracefully();
      one.stopped().await();
      two.ask(new Note("on")).await();

      assertEquals(List.of("onLinkDied " + one.id() + " Normal", "on"), script.diary);
    }
  }

  @OnEveryScheduler
  void theNoticeComesAfterEverythingTheDeadActorHadSent(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> receiver = world.system().spawn(script.spec());
      ActorRef<Scripted> worker =
          world.system().spawn(new Script().onStop(_ -> receiver.tell(new Note("two"))).spec());
      worker.link(receiver);

      worker.tell(
          new Do(ctx -> {
            receiver.tell(new Note("one"));
            ctx.stop();
          }));
      worker.stopped().await();
      receiver.ask(new Note("end")).await();

      assertEquals(
          List.of("one", "two", "onLinkDied " + worker.id() + " Normal", "end"), script.diary);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  @Tag("B3")
  void twoThreadsThatLinkTheSameActorsCrosswiseDoNotBlockEachOther(String scheduler)
      throws Exception {
    try (World world = World.on(scheduler)) {
      for (int round = 0; round < 200; round++) {
        ActorRef<Scripted> one = world.system().spawn(new Script().spec());
        ActorRef<Scripted> two = world.system().spawn(new Script().spec());

        CompletableFuture<Void> there = CompletableFuture.runAsync(() -> one.link(two));
        CompletableFuture<Void> back = CompletableFuture.runAsync(() -> two.link(one));
        CompletableFuture.allOf(there, back).join();
        two.kill();

        assertEquals(new StopReason.LinkDied(two.id(), StopReason.killed()), one.stopped().await());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  void aLinkThatIsMadeWhileOneOfTheTwoDiesIsNotForgotten(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      for (int round = 0; round < 100; round++) {
        ActorRef<Scripted> dying = world.system().spawn(new Script().spec());
        List<ActorRef<Scripted>> others = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
          others.add(world.system().spawn(new Script().spec()));
        }
        dying.started().await();

        dying.kill();
        others.forEach(dying::link);

        for (ActorRef<Scripted> other : others) {
          assertEquals(
              new StopReason.LinkDied(dying.id(), StopReason.killed()), other.stopped().await());
        }
      }
    }
  }
}

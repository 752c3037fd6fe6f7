package dev.kameo.verification;

import static dev.kameo.verification.Scripted.panic;
import static dev.kameo.verification.Scripted.pass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kameo.ActorPanickedException;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.DeadLetter;
import dev.kameo.Directive;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.spi.Instrumentation;
import dev.kameo.supervision.Poison;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Find;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Owe;
import dev.kameo.verification.Scripted.Peek;
import dev.kameo.verification.Scripted.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;

/// What becomes of a message whose handling is a panic.
final class PoisonTest {

  private static final IllegalStateException BOOM = new IllegalStateException("boom");

  /// A message that is answered with an error, which nobody wants when it is told.
  private record Fail() implements Message<Scripted, Void> {
    @Override
    public Reply<Void> handle(Scripted actor, Context<Scripted> ctx) {
      return Reply.failed(BOOM);
    }
  }

  private static Script resuming() {
    return new Script().onPanic(_ -> Directive.resume());
  }

  private static ActorSpec<Scripted> burying() {
    return resuming().spec().poison(Poison.deadLetter());
  }

  private static List<DeadLetter> lettersOfPoison(World world, ActorRef<Scripted> ref)
      throws InterruptedException {
    ref.ask(new Note("everything before this has been handled")).await();
    return world.deadLetters();
  }

  private static Poison keepIn(List<String> kept) {
    return Poison.handler((message, panic) ->
        kept.add(message.getClass().getSimpleName() + ": " + panic.cause().getMessage()));
  }

  @OnEveryScheduler
  void makesNoDeadLetterUnlessTheSpecSaysSo(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> ref = world.system().spawn(resuming().spec());

      ref.tell(panic(BOOM));

      assertEquals(List.of(), lettersOfPoison(world, ref));
    }
  }

  @Nested
  final class AsADeadLetter {

    @OnEveryScheduler
    void carriesThePanicAndHidesTheContent(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Scripted> ref = world.system().spawn(burying().name("eater"));
        Do poison = panic(BOOM);

        ref.tell(poison);
        DeadLetter letter = lettersOfPoison(world, ref).getFirst();

        assertEquals(DeadLetter.Cause.POISON, letter.cause());
        assertSame(poison, letter.message());
        assertSame(BOOM, letter.panic().orElseThrow().cause());
        assertEquals(
            "Do to 'eater' (%s): its handling was a panic (IllegalStateException in Do)"
                .formatted(ref.id()),
            letter.toString());
      }
    }

    @OnEveryScheduler
    void isNotMadeOfAQuestionWhoseAskerKnows(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Scripted> ref = world.system().spawn(burying());

        Reply<Void> reply = ref.ask(panic(BOOM));

        assertThrows(ActorPanickedException.class, reply::await);
        assertEquals(List.of(), lettersOfPoison(world, ref));
      }
    }

    @OnEveryScheduler
    void isMadeOfAnErrorThatNobodyHadAskedForAtOnceOrLater(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Scripted> ref = world.system().spawn(burying());
        ReplyPromise<Void> late = Reply.promise();

        ref.tell(new Fail());
        ref.tell(new Owe(late));
        int before = lettersOfPoison(world, ref).size();
        late.fail(BOOM);
        world.awaitUntil(() -> world.deadLetters().size() == 2);

        assertEquals(1, before);
        assertEquals(List.of(new Fail(), new Owe(late)), world.deadMessages());
      }
    }

    @OnEveryScheduler
    void isMadeOfATimersMessage(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Scripted> ref = world.system().spawn(burying());

        ref.tell(new Do(ctx -> ctx.scheduleOnce(Duration.ofMillis(1), new Fail())));
        world.elapse(Duration.ofMillis(50));
        world.awaitUntil(() -> !world.deadLetters().isEmpty());

        assertEquals(List.of(new Fail()), world.deadMessages());
      }
    }

    @OnEveryScheduler
    void isNotMadeOfWhatAKillHasInterrupted(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Scripted> ref = world.system().spawn(burying());
        Gate gate = new Gate();
        ref.tell(pass(gate));
        world.await(gate.reached());

        ref.kill();
        ref.stopped().await();

        assertEquals(List.of(), world.deadLetters());
      }
    }

    @OnEveryScheduler
    void tellsOfAMessageThatCountsAsHandled(String scheduler) throws Exception {
      AtomicInteger accepted = new AtomicInteger();
      AtomicInteger handled = new AtomicInteger();
      AtomicInteger dropped = new AtomicInteger();
      Instrumentation counting = new Counting(accepted, handled, dropped);
      try (World world = World.on(scheduler, counting)) {
        ActorRef<Scripted> ref = world.system().spawn(burying());

        ref.tell(panic(BOOM));
        lettersOfPoison(world, ref);
      }

      assertEquals(accepted.get(), handled.get());
      assertEquals(0, dropped.get());
    }
  }

  private record Counting(AtomicInteger taken, AtomicInteger done, AtomicInteger lost)
      implements Instrumentation {

    @Override
    public void accepted(ActorRef<?> actor, Message<?, ?> message) {
      count(taken, message);
    }

    @Override
    public void handling(ActorRef<?> actor, Message<?, ?> message) {
      count(done, message);
    }

    @Override
    public void dropped(ActorRef<?> actor, Message<?, ?> message) {
      count(lost, message);
    }

    private static void count(AtomicInteger counter, Message<?, ?> message) {
      if (message instanceof Do || message instanceof Note) {
        counter.incrementAndGet();
      }
    }
  }

  @Nested
  final class GivenToAHandler {

    @OnEveryScheduler
    void comesBeforeTheNextLifeHandlesAnything(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        Script script = new Script();
        ActorRef<Scripted> ref =
            world.system().spawn(script.spec(RestartPolicy.PERMANENT).poison(keepIn(script.diary)));
        Gate gate = new Gate();
        ref.tell(pass(gate));
        ref.tell(panic(BOOM));
        ref.tell(new Note("behind it"));
        world.await(gate.reached());
        gate.open();
        ref.ask(new Note("last")).await();

        assertEquals(
            List.of(
                "start",
                "Do: boom",
                "onPanic IllegalStateException in Do",
                "onStop Panicked: IllegalStateException in Do",
                "start",
                "behind it",
                "last"),
            script.diary);
      }
    }

    @OnEveryScheduler
    void isWhatWasAskedToo(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        List<String> kept = new CopyOnWriteArrayList<>();
        ActorRef<Scripted> ref = world.system().spawn(resuming().spec().poison(keepIn(kept)));

        Reply<Void> reply = ref.ask(panic(BOOM));
        assertThrows(ActorPanickedException.class, reply::await);

        assertEquals(List.of(), lettersOfPoison(world, ref));
        assertEquals(List.of("Do: boom"), kept);
      }
    }

    @OnEveryScheduler
    void isEachQueryThatFailsBesideOthers(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        List<String> kept = new CopyOnWriteArrayList<>();
        ActorRef<Scripted> ref =
            world.system().spawn(resuming().spec().maxConcurrentQueries(2).poison(keepIn(kept)));
        Gate one = new Gate();
        Gate two = new Gate();
        ref.tell(failingAt(one, "one"));
        ref.tell(failingAt(two, "two"));
        world.await(one.reached());
        world.await(two.reached());

        one.open();
        world.awaitUntil(() -> kept.size() == 1);
        two.open();
        lettersOfPoison(world, ref);

        assertEquals(List.of("Peek: one", "Peek: two"), kept);
      }
    }

    private static Peek failingAt(Gate gate, String text) {
      return new Peek(_ -> {
        gate.pass();
        throw new IllegalStateException(text);
      });
    }

    @OnEveryScheduler
    void mayBeTakenIntoQuarantineByAnotherActor(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        Script quarantine = new Script();
        ActorRef<Scripted> ward = world.system().spawn(quarantine.spec());
        ActorRef<Scripted> ref =
            world
                .system()
                .spawn(
                    resuming()
                        .spec()
                        .poison(
                            Poison.handler((message, _) ->
                                ward.tell(new Note(message.getClass().getSimpleName())))));

        ref.tell(new Fail());
        lettersOfPoison(world, ref);
        ward.ask(new Note("asked last")).await();

        assertEquals(List.of("Fail", "asked last"), quarantine.diary);
      }
    }

    @OnEveryScheduler
    void isADeadLetterWhenTheHandlerThrows(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        Script script = new Script();
        ActorRef<Scripted> ref =
            world
                .system()
                .spawn(
                    script
                        .spec(RestartPolicy.PERMANENT)
                        .poison(
                            Poison.handler((_, _) -> {
                              throw new AssertionError("handler");
                            })));

        ref.tell(new Fail());
        ref.ask(new Note("next life")).await();

        assertEquals(List.of(new Fail()), world.deadMessages());
        assertEquals(new Panic(BOOM, "Fail"), world.deadLetters().getFirst().panic().orElseThrow());
        assertEquals("next life", script.diary.getLast());
      }
    }

    @OnEveryScheduler
    void leavesNoInterruptInTheActor(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Scripted> ref =
            world
                .system()
                .spawn(
                    resuming()
                        .spec()
                        .poison(Poison.handler((_, _) -> Thread.currentThread().interrupt())));

        ref.tell(new Fail());
        boolean interrupted = ref.ask(new Find<>(_ -> Thread.interrupted())).await();

        assertEquals(false, interrupted);
      }
    }
  }
}

package dev.kameo.verification;

import static dev.kameo.verification.Subject.act;
import static dev.kameo.verification.Subject.answer;
import static dev.kameo.verification.Subject.pass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.verification.Subject.Note;
import dev.kameo.verification.Subject.Notes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One message at a time, in order, and what one did is seen by the next.
final class HandlingTest {

  /// Counts in plain fields, and notices company.
  private static final class Tally implements Actor {

    private long count;
    private boolean busy;
    private int overlaps;

    record Add() implements Message<Tally, Long> {
      @Override
      public Reply<Long> handle(Tally tally, Context<Tally> ctx) {
        if (tally.busy) {
          tally.overlaps++;
        }
        tally.busy = true;
        tally.count++;
        tally.busy = false;
        return Reply.of(tally.count);
      }
    }

    record Overlaps() implements Message<Tally, Integer> {
      @Override
      public Reply<Integer> handle(Tally tally, Context<Tally> ctx) {
        return Reply.of(tally.overlaps);
      }
    }
  }

  /// Sends many messages when told to; answered when the last of them is.
  private record Burst(ActorRef<Tally> target, int size) implements Message<Subject, Long> {
    @Override
    public Reply<Long> handle(Subject subject, Context<Subject> ctx) {
      for (int i = 1; i < size; i++) {
        target.tell(new Tally.Add());
      }
      return target.ask(new Tally.Add());
    }
  }

  @OnEveryScheduler
  void plainFieldsAddUpUnderManySendingActors(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Tally> tally = world.system().spawn(Tally::new);
      List<Reply<Long>> bursts = new ArrayList<>();

      for (int i = 0; i < 8; i++) {
        bursts.add(world.system().spawn(Subject::new).ask(new Burst(tally, 250)));
      }
      for (Reply<Long> burst : bursts) {
        burst.await();
      }

      assertEquals(2_001, tally.ask(new Tally.Add()).await());
      assertEquals(0, tally.ask(new Tally.Overlaps()).await());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  @Tag("P119")
  void plainFieldsAddUpUnderManySendingThreads(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Tally> tally = world.system().spawn(Tally::new);
      Runnable sender = () -> IntStream.range(0, 10_000).forEach(_ -> tally.tell(new Tally.Add()));

      List<Thread> threads =
          IntStream.range(0, 6).mapToObj(_ -> Thread.ofPlatform().start(sender)).toList();
      for (Thread thread : threads) {
        thread.join();
      }

      assertEquals(60_001, tally.ask(new Tally.Add()).await());
      assertEquals(0, tally.ask(new Tally.Overlaps()).await());
    }
  }

  @OnEveryScheduler
  void messagesOfOneSenderKeepTheirOrder(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> receiver = world.system().spawn(Subject::new);
      List<ActorRef<Subject>> senders =
          IntStream.range(0, 4).mapToObj(_ -> world.system().spawn(Subject::new)).toList();

      List<Reply<Void>> sent = new ArrayList<>();
      for (int s = 0; s < senders.size(); s++) {
        String name = "abcd".substring(s, s + 1);
        sent.add(
            senders
                .get(s)
                .ask(
                    answer((_, _) -> {
                      numbers(199).forEach(n -> receiver.tell(new Note(name + n)));
                      return receiver.ask(new Note(name + 199));
                    })));
      }
      for (Reply<Void> reply : sent) {
        reply.await();
      }
      List<String> notes = receiver.ask(new Notes()).await();

      assertEquals(800, notes.size());
      for (String name : List.of("a", "b", "c", "d")) {
        assertEquals(
            numbers(200).map(n -> name + n).toList(),
            notes.stream().filter(note -> note.startsWith(name)).toList());
      }
    }
  }

  @OnEveryScheduler
  void tellsAndAsksOfOneSenderKeepTheirOrderToo(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> receiver = world.system().spawn(Subject::new);

      receiver.tell(new Note("1"));
      Reply<Void> second = receiver.ask(new Note("2"));
      receiver.tryTell(new Note("3"));
      List<String> notes = receiver.ask(new Notes()).await();

      assertEquals(List.of("1", "2", "3"), notes);
      second.await();
    }
  }

  @OnEveryScheduler
  void noMessageBeginsWhileAnotherWaits(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      Gate gate = new Gate();
      subject.tell(
          act((self, _) -> {
            self.notes.add("begin");
            gate.pass();
            self.notes.add("end");
          }));
      subject.tell(new Note("next"));

      world.await(gate.reached());
      gate.open();
      List<String> notes = subject.ask(new Notes()).await();

      assertEquals(List.of("begin", "end", "next"), notes);
    }
  }

  @OnEveryScheduler
  void anActorThatWaitsDoesNotHoldUpOthers(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> waiting = world.system().spawn(Subject::new);
      ActorRef<Subject> other = world.system().spawn(Subject::new);
      Gate gate = new Gate();
      Reply<Void> passed = waiting.ask(pass(gate));

      world.await(gate.reached());
      other.ask(new Note("meanwhile")).await();

      assertFalse(passed.isDone());
      gate.open();
      passed.await();
    }
  }

  @OnEveryScheduler
  @Tag("B8")
  void whatAnActorSendsItselfInItsStartComesFirst(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate gate = new Gate();
      ActorRef<Subject> subject =
          world
              .system()
              .spawnWith(ctx ->
                  new Subject() {
                    @Override
                    public void onStart() throws Exception {
                      gate.pass();
                      ctx.self().tell(new Note("own 1"));
                      ctx.self().tell(new Note("own 2"));
                    }
                  });
      subject.tell(new Note("foreign"));

      world.await(gate.reached());
      gate.open();
      List<String> notes = subject.ask(new Notes()).await();

      assertEquals(List.of("own 1", "own 2", "foreign"), notes);
    }
  }

  @OnEveryScheduler
  @Tag("P122")
  void anInterruptFlagDoesNotLeakIntoTheNextMessage(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      subject.tell(act((_, _) -> Thread.currentThread().interrupt()));

      boolean interrupted =
          subject.ask(answer((_, _) -> Reply.of(Thread.currentThread().isInterrupted()))).await();

      assertFalse(interrupted);
    }
  }

  @OnEveryScheduler
  void aMessageForASupertypeFitsTheActor(String scheduler) throws Exception {
    record ClassOf() implements Query<Actor, Class<?>> {
      @Override
      public Reply<Class<?>> handle(Actor actor, Context<Actor> ctx) {
        return Reply.of(actor.getClass());
      }
    }
    try (World world = World.on(scheduler)) {
      ActorRef<Tally> tally = world.system().spawn(Tally::new);

      Class<?> found = tally.ask(new ClassOf()).await();

      assertSame(Tally.class, found);
    }
  }

  @Test
  void aMessageIsNotNull() {
    try (World world = World.on("virtual")) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);

      NullPointerException refused =
          assertThrows(NullPointerException.class, () -> tellNull(subject));

      assertEquals("message", refused.getMessage());
    }
  }

  @SuppressWarnings("NullAway") // that is the point
  private static void tellNull(ActorRef<Subject> subject) {
    subject.tell(null);
  }

  private static Stream<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString);
  }
}

package dev.kameo.verification;

import static dev.kameo.verification.Scripted.pass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.Cancellable;
import dev.kameo.DeadLetter;
import dev.kameo.MailboxSpec;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.StopReason;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What becomes of messages that reach nobody.
final class DeadLettersTest {

  @OnEveryScheduler
  void aDeadLetterSaysToWhomAndWhy(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec().name("gone"));
      ref.stopGracefully();
      ref.stopped().await();

      ref.tell(new Note("late"));

      DeadLetter expected =
          new DeadLetter(ref.id(), "gone", new Note("late"), DeadLetter.Cause.NOT_RUNNING);
      assertEquals(List.of(expected), world.deadLetters());
      assertEquals(
          "Note to 'gone' (" + ref.id() + "): the actor is not running", expected.toString());
      assertEquals(1, world.system().deadLetters().count());
    }
  }

  @OnEveryScheduler
  void aDelayedMessageThatFindsNoRoomIsADeadLetter(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> ref =
          world.system().spawn(new Script().spec().mailbox(MailboxSpec.bounded(1)));
      Gate gate = new Gate();
      ref.tell(pass(gate));
      world.await(gate.reached());
      ref.tell(new Note("fills the mailbox"));

      ReplyPromise<DeadLetter> heard = Reply.promise();
      world.system().deadLetters().subscribe(heard::complete);

      ref.tellAfter(Duration.ofMillis(1), new Note("too much"));
      DeadLetter letter = world.await(heard.reply());

      assertEquals(new Note("too much"), letter.message());
      assertEquals(DeadLetter.Cause.MAILBOX_FULL, letter.cause());
      gate.open();
    }
  }

  @OnEveryScheduler
  void whatTheCallerWasToldOfIsNoDeadLetter(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec());
      ref.stopGracefully();
      ref.stopped().await();

      ref.tryTell(new Note("tried"));
      ref.tell(new Note("tried"), Duration.ofSeconds(1));
      ref.ask(new Note("asked"));

      assertEquals(0, world.system().deadLetters().count());
    }
  }

  @OnEveryScheduler
  void aListenerHearsNothingAfterItWasCancelled(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      List<DeadLetter> heard = new CopyOnWriteArrayList<>();
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec());
      ref.stopGracefully();
      ref.stopped().await();
      Cancellable subscription = world.system().deadLetters().subscribe(heard::add);
      ref.tell(new Note("one"));

      boolean first = subscription.cancel();
      boolean second = subscription.cancel();
      ref.tell(new Note("two"));

      assertTrue(first);
      assertFalse(second);
      assertTrue(subscription.isCancelled());
      assertEquals(1, heard.size());
      assertEquals(2, world.system().deadLetters().count());
    }
  }

  @OnEveryScheduler
  void aListenerThatThrowsHarmsNobody(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      world
          .system()
          .deadLetters()
          .subscribe(_ -> {
            throw new AssertionError("listener");
          });
      List<DeadLetter> heard = new CopyOnWriteArrayList<>();
      world.system().deadLetters().subscribe(heard::add);
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec());
      Gate gate = new Gate();
      ref.tell(pass(gate));
      ref.tell(new Note("one"));
      ref.tell(new Note("two"));
      world.await(gate.reached());

      ref.kill();

      assertEquals(StopReason.killed(), ref.stopped().await());
      assertEquals(2, heard.size());
    }
  }
}

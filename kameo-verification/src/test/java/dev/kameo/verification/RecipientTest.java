package dev.kameo.verification;

import static dev.kameo.verification.Subject.pass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Delivery;
import dev.kameo.MailboxSpec;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Recipient;
import dev.kameo.Reply;
import dev.kameo.StartFailedException;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.verification.Subject.Note;
import dev.kameo.verification.Subject.Notes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An actor seen in other ways: as a recipient, through another type, by a name.
final class RecipientTest {

  /// What accounts of all kinds can be asked.
  private interface Account {
    int balance();

    record Audit() implements Message<Account, Void> {
      @Override
      public Reply<Void> handle(Account account, Context<Account> ctx) {
        throw new IllegalStateException("audited");
      }
    }

    record Balance() implements Query<Account, Integer> {
      @Override
      public Reply<Integer> handle(Account account, Context<Account> ctx) {
        return Reply.of(account.balance());
      }
    }
  }

  private record Checking(int balance) implements Account, Actor {}

  @Nested
  final class ARecipient {

    @OnEveryScheduler
    void takesDataAndHidesTheActor(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);
        Recipient<Integer> numbers = subject.recipient(n -> new Note("number " + n));

        numbers.tell(1);
        Delivery delivery = numbers.tryTell(2);

        assertEquals(Delivery.DELIVERED, delivery);
        assertEquals(List.of("number 1", "number 2"), subject.ask(new Notes()).await());
      }
    }

    @OnEveryScheduler
    void ofAFullMailboxRefusesATry(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        Gate gate = new Gate();
        ActorRef<Subject> subject =
            world.system().spawn(ActorSpec.of(Subject::new).mailbox(MailboxSpec.bounded(1)));
        subject.tell(pass(gate));
        world.await(gate.reached());
        Recipient<String> recipient = subject.recipient(Note::new);

        recipient.tell("filling");
        Delivery delivery = recipient.tryTell("refused");

        assertEquals(Delivery.MAILBOX_FULL, delivery);
        gate.open();
      }
    }

    @OnEveryScheduler
    void livesAsLongAsTheActor(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);
        Recipient<String> recipient = subject.recipient(Note::new);
        assertTrue(recipient.isAlive());

        subject.stopGracefully();
        subject.stopped().await();
        recipient.tell("late");

        assertFalse(recipient.isAlive());
        assertEquals(Delivery.NOT_RUNNING, recipient.tryTell("late"));
        assertEquals(List.of(new Note("late")), world.deadMessages());
      }
    }
  }

  @Nested
  final class Narrowing {

    @OnEveryScheduler
    void showsAnotherTypeOfTheActor(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<?> any = world.system().spawn(() -> new Checking(42));
        any.started().await();

        ActorRef<Account> account = any.narrow(Account.class);

        assertEquals(42, account.ask(new Account.Balance()).await());
        assertEquals(any, account);
        assertEquals(any.hashCode(), account.hashCode());
      }
    }

    @OnEveryScheduler
    @Tag("P43")
    void changesNothingAboutRestarts(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<?> any =
            world
                .system()
                .spawn(ActorSpec.of(() -> new Checking(42)).restart(RestartPolicy.PERMANENT));
        ActorRef<Account> account = any.narrow(Account.class);

        account.tell(new Account.Audit());

        assertEquals(42, account.ask(new Account.Balance()).await());
        assertTrue(account.isAlive());
      }
    }

    @OnEveryScheduler
    void waitsForTheStart(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<?> any = world.system().spawn(() -> new Checking(42));

        ActorRef<Account> account = any.narrow(Account.class);

        assertEquals(42, account.ask(new Account.Balance()).await());
      }
    }

    @OnEveryScheduler
    void refusesATypeThatTheActorHasNot(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<?> any = world.system().spawn(ActorSpec.of(Subject::new).name("subject"));

        IllegalArgumentException refused =
            assertThrows(IllegalArgumentException.class, () -> any.narrow(Account.class));

        assertEquals(
            "Actor 'subject' (Subject %s) is a %s and not a %s. Ask for a type that it has."
                .formatted(any.id(), Subject.class.getName(), Account.class.getName()),
            refused.getMessage());
      }
    }

    @OnEveryScheduler
    void failsWithTheStart(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        IllegalStateException cause = new IllegalStateException("no start");
        ActorRef<Checking> any =
            world
                .system()
                .spawn(() -> {
                  throw cause;
                });

        StartFailedException failed =
            assertThrows(StartFailedException.class, () -> any.narrow(Account.class));

        assertEquals(cause, failed.getCause());
      }
    }

    @OnEveryScheduler
    void asksASubtypeThroughItsSupertype(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Checking> checking = world.system().spawn(() -> new Checking(7));

        int balance = checking.ask(new Account.Balance()).await();

        assertEquals(7, balance);
      }
    }
  }

  @Nested
  final class ANameInTheRegistry {

    @OnEveryScheduler
    void findsTheActorThroughAType(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Checking> checking = world.system().spawn(() -> new Checking(42));
        assertTrue(world.system().registry().register("mine", checking));

        Optional<ActorRef<Account>> found = world.system().registry().lookup("mine", Account.class);

        assertEquals(42, found.orElseThrow().ask(new Account.Balance()).await());
        assertEquals(Set.of("mine"), world.system().registry().names());
      }
    }

    @OnEveryScheduler
    void thatNobodyHasFindsNobody(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        assertEquals(Optional.empty(), world.system().registry().lookup("nobody", Account.class));
        assertFalse(world.system().registry().unregister("nobody"));
      }
    }

    @OnEveryScheduler
    void ofAnActorOfAnotherTypeIsRefused(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);
        world.system().registry().register("mine", subject);

        IllegalArgumentException refused =
            assertThrows(
                IllegalArgumentException.class,
                () -> world.system().registry().lookup("mine", Account.class));

        assertTrue(refused.getMessage().contains("is a " + Subject.class.getName()));
      }
    }

    @OnEveryScheduler
    void belongsToTheFirstUntilItIsGivenUp(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> first = world.system().spawn(Subject::new);
        ActorRef<Subject> second = world.system().spawn(Subject::new);

        assertTrue(world.system().registry().register("name", first));
        assertTrue(world.system().registry().register("name", first));
        assertFalse(world.system().registry().register("name", second));
        assertTrue(world.system().registry().unregister("name"));
        assertTrue(world.system().registry().register("name", second));

        assertEquals(Optional.of(second), world.system().registry().lookup("name", Subject.class));
      }
    }

    @OnEveryScheduler
    void goesBeforeTheActorIsSeenToHaveStopped(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);
        world.system().registry().register("one", subject);
        world.system().registry().register("two", subject);

        subject.stopGracefully();
        subject.stopped().await();

        assertEquals(Set.of(), world.system().registry().names());
        assertFalse(world.system().registry().register("three", subject));
      }
    }

    @Test
    void isAProperName() {
      try (World world = World.on("virtual")) {
        ActorRef<Subject> subject = world.system().spawn(Subject::new);

        for (String name : List.of("", "a/b", "a\nb", "x".repeat(257))) {
          assertInstanceOf(
              IllegalArgumentException.class,
              assertThrows(
                  IllegalArgumentException.class,
                  () -> world.system().registry().register(name, subject)));
        }

        assertEquals(Set.of(), world.system().registry().names());
      }
    }
  }
}

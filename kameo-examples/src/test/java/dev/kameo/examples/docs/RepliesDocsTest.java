package dev.kameo.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorNotRunningException;
import dev.kameo.ActorPanickedException;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorStoppedException;
import dev.kameo.ActorSystem;
import dev.kameo.AskDeadlockException;
import dev.kameo.Context;
import dev.kameo.HandlerException;
import dev.kameo.KameoException;
import dev.kameo.Message;
import dev.kameo.NameTakenException;
import dev.kameo.Outcome;
import dev.kameo.Reply;
import dev.kameo.ReplyTimeoutException;
import dev.kameo.StartFailedException;
import dev.kameo.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The code of docs/replies-and-errors.md, and the errors of its table.
final class RepliesDocsTest {

  private final ActorSystem system = ActorSystem.create();
  private final ActorRef<Savings> savings = system.spawn(Savings::new);

  @AfterEach
  void close() {
    system.close();
  }

  @Test
  void aDomainErrorIsTheCause() throws Exception {
    List<String> printed = new ArrayList<>();

    try {
      savings.ask(new Savings.Withdraw(100)).await();
    } catch (HandlerException e) {
      printed.add(e.getCause().getMessage());
    }

    assertEquals(List.of("missing: 100"), printed);
    assertTrue(savings.isAlive());
  }

  @Test
  void repliesAreMadeOfReplies() throws Exception {
    savings.tell(new Savings.Deposit(250));

    Reply<String> euros =
        savings
            .ask(new Account.Balance())
            .orTimeout(Duration.ofSeconds(1))
            .map(cents -> cents / 100 + " euros")
            .recover(error -> "unknown");

    assertEquals("2 euros", euros.await());
  }

  @Test
  void anOutcomeIsAValueOrAnError() {
    CompletableFuture<String> seen = new CompletableFuture<>();

    savings
        .ask(new Savings.Withdraw(100))
        .whenDone(outcome -> {
          switch (outcome) {
            case Outcome.Success<Long>(Long cents) -> seen.complete("left: " + cents);
            case Outcome.Failure<Long>(KameoException error) ->
                seen.complete("refused: " + error.getCause());
          }
        });

    assertTrue(seen.join().startsWith("refused: "));
  }

  @Test
  void aPromiseIsKeptLater() throws Exception {
    Reply<Long> next = savings.ask(new Savings.NextDeposit());
    savings.tell(new Savings.Deposit(5));

    assertEquals(5, next.await());
  }

  @Test
  void aPipedReplyComesBackIntoTheActor() throws Exception {
    ActorRef<Savings> other = system.spawn(Savings::new);
    other.tell(new Savings.Deposit(70));

    savings.tell(new Savings.MoveAllFrom(other));

    while (savings.ask(new Account.Balance()).await() != 70) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aHandlerThatThrowsIsAPanic() throws Exception {
    ActorRef<Worker> worker = system.spawn(Worker::new);

    ActorPanickedException error =
        assertThrows(ActorPanickedException.class, worker.ask(new Worker.Divide(1, 0))::await);

    assertInstanceOf(ArithmeticException.class, error.getCause());
    assertInstanceOf(StopReason.Panicked.class, worker.stopped().await());
    assertThrows(ActorNotRunningException.class, worker.ask(new Worker.Divide(4, 2))::await);
  }

  @Test
  void anAskOfAKilledActorFails() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    ActorRef<Sleeper> sleeper = system.spawn(Sleeper::new);
    Reply<Void> first = sleeper.ask(new Sleeper.Sleep(busy));
    Reply<Void> second = sleeper.ask(new Sleeper.Sleep(busy));

    assertThrows(ReplyTimeoutException.class, () -> first.await(Duration.ofMillis(1)));
    busy.await();
    sleeper.kill();

    assertThrows(ActorStoppedException.class, first::await);
    ActorStoppedException error = assertThrows(ActorStoppedException.class, second::await);
    assertEquals(StopReason.killed(), error.reason());
  }

  @Test
  void anAskOfItselfFailsAtOnce() throws Exception {
    ActorRef<Narcissus> narcissus = system.spawn(Narcissus::new);

    ActorPanickedException error =
        assertThrows(ActorPanickedException.class, narcissus.ask(new Narcissus.AskSelf())::await);

    assertInstanceOf(AskDeadlockException.class, error.getCause());
  }

  @Test
  void aConstructorThatThrowsIsAStartFailure() {
    ActorRef<Savings> broken =
        system.spawnWith(ctx -> {
          throw new IllegalStateException("no money");
        });

    StartFailedException error = assertThrows(StartFailedException.class, broken.started()::await);

    assertEquals("no money", error.getCause().getMessage());
  }

  @Test
  void aNameBelongsToOneActor() {
    system.spawn(ActorSpec.of(Savings::new).name("one"));

    assertThrows(
        NameTakenException.class, () -> system.spawn(ActorSpec.of(Savings::new).name("one")));
  }

  private static final class Sleeper implements Actor {
    record Sleep(CountDownLatch began) implements Message<Sleeper, Void> {
      @Override
      public Reply<Void> handle(Sleeper sleeper, Context<Sleeper> ctx) throws Exception {
        began.countDown();
        new CountDownLatch(1).await();
        return Reply.done();
      }
    }
  }

  private static final class Narcissus implements Actor {
    record AskSelf() implements Message<Narcissus, Void> {
      @Override
      public Reply<Void> handle(Narcissus narcissus, Context<Narcissus> ctx) throws Exception {
        ctx.self().ask(new AskSelf()).await();
        return Reply.done();
      }
    }
  }
}

package dev.kameo.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.Delivery;
import dev.kameo.MailboxSpec;
import dev.kameo.Recipient;
import dev.kameo.examples.counter.Counter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The code of docs/actors-and-messages.md.
final class MessagesDocsTest {

  private final ActorSystem system = ActorSystem.create();

  @AfterEach
  void close() {
    system.close();
  }

  @Test
  void spawnsInThreeWays() throws Exception {
    ActorRef<Counter> counter = system.spawn(Counter::new);
    ActorRef<Heater> heater = system.spawnWith(ctx -> new Heater(ctx));
    ActorRef<Savings> savings =
        system.spawn(ActorSpec.of(Savings::new).name("savings").mailbox(MailboxSpec.bounded(1000)));

    savings.started().await();
    assertEquals("savings", savings.name());
    assertTrue(counter.isAlive() && heater.isAlive());
  }

  @Test
  void sendsInFourWays() throws Exception {
    ActorRef<Savings> savings = system.spawn(Savings::new);

    savings.tell(new Savings.Deposit(100));
    Delivery now = savings.tryTell(new Savings.Deposit(100));
    Delivery soon = savings.tell(new Savings.Deposit(100), Duration.ofSeconds(1));
    long cents = savings.ask(new Savings.Deposit(100)).await();

    assertEquals(List.of(Delivery.DELIVERED, Delivery.DELIVERED), List.of(now, soon));
    assertEquals(400, cents);
  }

  @Test
  void asksAProtocol() throws Exception {
    ActorRef<Savings> savings = system.spawn(Savings::new);

    long cents = savings.ask(new Account.Balance()).await();
    ActorRef<Account> account = savings.narrow(Account.class);

    assertEquals(cents, account.ask(new Account.Balance()).await());
  }

  @Test
  void hidesAnActorBehindARecipient() throws Exception {
    ActorRef<Heater> heater = system.spawnWith(Heater::new);

    Recipient<Double> thermostat = heater.recipient(Heater.Set::new);
    thermostat.tell(21.5);

    assertEquals(21.5, heater.ask(new Heater.Degrees()).await());
  }

  @Test
  void findsAnActorByName() throws Exception {
    ActorRef<Heater> heater = system.spawnWith(Heater::new);

    system.registry().register("heater", heater);
    Optional<ActorRef<Heater>> found = system.registry().lookup("heater", Heater.class);

    assertEquals(Optional.of(heater), found);
  }

  @Test
  void isFedByAPublisher() throws Exception {
    ActorRef<Counter> counter = system.spawn(Counter::new);

    try (SubmissionPublisher<Integer> numbers = new SubmissionPublisher<>()) {
      counter.attach(numbers, Counter.Inc::new);
      numbers.submit(20);
      numbers.submit(22);
    }

    while (counter.ask(new Counter.Count()).await() != 42) {
      Thread.onSpinWait();
    }
  }

  @Test
  void ticks() throws Exception {
    ActorRef<Heater> heater = system.spawnWith(Heater::new);

    while (heater.ask(new Heater.Measured()).await() < 2) {
      Thread.onSpinWait();
    }
  }
}

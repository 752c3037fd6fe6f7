package dev.kameo.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.DeadLetter;
import dev.kameo.supervision.Poison;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The code of docs/what-happens-to-messages.md.
final class PoisonDocsTest {

  private final ActorSystem system = ActorSystem.create();

  @AfterEach
  void close() {
    system.close();
  }

  @Test
  void poisonIsADeadLetterWithThePanicInIt() throws Exception {
    Queue<DeadLetter> letters = new ConcurrentLinkedQueue<>();
    system.deadLetters().subscribe(letters::add);

    ActorSpec<Sensor> burying = ActorSpec.of(Sensor::new).poison(Poison.deadLetter());
    ActorRef<Sensor> sensor = system.spawn(burying);
    sensor.tell(new Sensor.Read("noise"));
    sensor.stopped().await();

    assertEquals(
        "NumberFormatException in Read", letters.remove().panic().orElseThrow().toString());
  }

  @Test
  void poisonIsKeptInAWard() throws Exception {
    ActorRef<Ward> ward = system.spawn(Ward::new);

    ActorSpec<Sensor> keeping =
        ActorSpec.of(Sensor::new)
            .poison(Poison.handler((message, panic) -> ward.tell(new Ward.Take(message, panic))));
    ActorRef<Sensor> sensor = system.spawn(keeping);
    sensor.tell(new Sensor.Read("noise"));
    sensor.stopped().await();

    assertEquals(List.of("NumberFormatException in Read"), ward.ask(new Ward.Patients()).await());
  }
}

package dev.kameo.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.HandlerException;
import dev.kameo.testkit.jupiter.OnEveryScheduler;

/// The protocol of docs/actors-without-ceremony.md.
final class CeremonyDocsTest {

  @OnEveryScheduler
  void aProtocolIsForAllThatImplementIt(ActorSystem system) throws Exception {
    ActorRef<Safe> safe = system.spawn(Safe::new);
    ActorRef<Safe> other = system.spawn(Safe::new);

    VaultMessages.of(safe).tell().put(100);
    long left = SafeMessages.of(safe).take(30).await();
    long moved = SafeMessages.of(safe).moveTo(other).await();

    assertEquals(70, left);
    assertEquals(70, moved);
    assertEquals(70, VaultMessages.of(other).cents().await());
    assertThrows(HandlerException.class, () -> other.ask(new SafeMessages.TakeOut(71)).await());
  }
}

package dev.kameo.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.StopReason;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.testkit.TestKit;
import dev.kameo.testkit.jupiter.KameoTest;
import org.junit.jupiter.api.Test;

/// The code of docs/links-and-watches.md.
@KameoTest
final class LinksDocsTest {

  @Test
  void whoeverEndsHasLeftTheRoom(TestKit kit) throws Exception {
    ActorRef<Room> room = kit.spawn(Room::new);
    ActorRef<Sensor> guest = kit.spawn(Sensor::new);
    room.ask(new Room.Enter(guest)).await();

    guest.kill();
    kit.runUntilIdle();

    assertEquals(0, room.ask(new Room.Guests()).await());
  }

  @Test
  void whoHasLeftIsNotWatched(TestKit kit) throws Exception {
    ActorRef<Room> room = kit.spawn(Room::new);
    ActorRef<Sensor> guest = kit.spawn(Sensor::new);
    room.ask(new Room.Enter(guest)).await();
    room.ask(new Room.Leave(guest)).await();

    guest.kill();
    kit.runUntilIdle();

    assertEquals(0, room.ask(new Room.Guests()).await());
    assertTrue(room.isAlive());
  }

  @Test
  void oneThatHadEndedBeforeLeavesAtOnce(TestKit kit) throws Exception {
    ActorRef<Room> room = kit.spawn(Room::new);
    ActorRef<Sensor> guest = kit.spawn(Sensor::new);
    guest.kill();
    guest.stopped().await();

    room.ask(new Room.Enter(guest)).await();
    kit.runUntilIdle();

    assertEquals(0, room.ask(new Room.Guests()).await());
  }

  @Test
  void twoThatAreLinkedEndTogether(TestKit kit) throws Exception {
    ActorRef<Sensor> inlet = kit.spawn(Sensor::new);
    ActorRef<Sensor> outlet = kit.spawn(ActorSpec.of(Sensor::new).link(inlet));

    inlet.kill();

    var reason = assertInstanceOf(StopReason.LinkDied.class, outlet.stopped().await());
    assertEquals(inlet.id(), reason.id());
    assertEquals(StopReason.killed(), reason.reason());
  }

  @Test
  void oneThatCanDoWithoutTheOtherGoesOn(TestKit kit) throws Exception {
    kit.allowPanics(NumberFormatException.class);
    ActorRef<Sensor> sensor = kit.spawn(Sensor::new);
    ActorRef<Mirror> mirror = kit.spawn(Mirror::new);
    mirror.link(sensor);

    sensor.tell(new Sensor.Read("nothing"));
    kit.runUntilIdle();

    assertTrue(mirror.ask(new Mirror.IsStale()).await());
    assertFalse(sensor.isAlive());
  }

  @Test
  void aRestartIsNoEnd(TestKit kit) throws Exception {
    kit.allowPanics(NumberFormatException.class);
    ActorRef<Sensor> sensor = kit.spawn(ActorSpec.of(Sensor::new).restart(RestartPolicy.PERMANENT));
    ActorRef<Mirror> mirror = kit.spawn(ActorSpec.of(Mirror::new).link(sensor));
    ActorRef<Room> room = kit.spawn(Room::new);
    room.ask(new Room.Enter(sensor)).await();

    sensor.tell(new Sensor.Read("nothing"));
    kit.runUntilIdle();

    assertFalse(mirror.ask(new Mirror.IsStale()).await());
    assertEquals(1, room.ask(new Room.Guests()).await());
    assertEquals(7, sensor.ask(new Sensor.Read("7")).await());
  }
}

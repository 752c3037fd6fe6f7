package dev.kameo.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kameo.ActorNotRunningException;
import dev.kameo.ActorPanickedException;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.StopReason;
import dev.kameo.testkit.TestKit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The code of docs/supervision.md.
final class SupervisionDocsTest {

  @Test
  void aCrashedSensorIsHealed() throws Exception {
    try (TestKit kit = TestKit.create()) {
      ActorRef<Station> station = kit.spawnWith(Station::new);
      Instant begin = kit.system().clock().instant();

      var noise = station.ask(new Station.Measure("noise"));
      assertThrows(ActorPanickedException.class, noise::await);
      int value = station.ask(new Station.Measure("42")).await();

      assertEquals(42, value);
      assertEquals(Duration.ofMillis(100), Duration.between(begin, kit.system().clock().instant()));
    }
  }

  @Test
  void theTreeShowsWhoWasRestarted() throws Exception {
    try (TestKit kit = TestKit.create()) {
      ActorRef<Station> station =
          kit.system().spawn(ActorSpec.<Station>with(Station::new).name("station"));
      var noise = station.ask(new Station.Measure("noise"));
      assertThrows(ActorPanickedException.class, noise::await);
      station.ask(new Station.Measure("42")).await();

      String picture = kit.system().tree().toString();

      assertEquals(
          """
          test
          └─ station (Station #1) RUNNING, 0 restarts, mailbox 0, TEMPORARY, ONE_FOR_ONE (3 within PT1M)
             └─ $2 (Sensor #2) RUNNING, 1 restart, mailbox 0, PERMANENT\
          """,
          picture);
    }
  }

  @Test
  void aStationWhoseSensorCrashesTooOftenGivesUp() throws Exception {
    try (TestKit kit = TestKit.create()) {
      ActorRef<Station> station = kit.spawnWith(Station::new);

      for (int i = 0; i < 4; i++) {
        var measured = station.ask(new Station.Measure("noise"));
        assertThrows(ActorPanickedException.class, measured::await);
      }

      assertInstanceOf(StopReason.RestartLimitExceeded.class, station.stopped().await());
    }
  }

  @Test
  void aLineIsHealedTogether() throws Exception {
    try (TestKit kit = TestKit.create()) {
      ActorRef<Line> line = kit.spawnWith(Line::new);

      var noise = line.ask(new Line.Measure("noise"));
      assertThrows(ActorPanickedException.class, noise::await);

      assertEquals(42, line.ask(new Line.Measure("21")).await());
    }
  }

  @Test
  void aSensorThatIsDismantledDoesNotComeBack() throws Exception {
    try (TestKit kit = TestKit.create()) {
      ActorRef<Station> station = kit.spawnWith(Station::new);

      station.ask(new Station.Dismantle()).await();
      var measured = station.ask(new Station.Measure("42"));

      assertThrows(ActorNotRunningException.class, measured::await);
    }
  }
}

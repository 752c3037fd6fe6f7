package dev.kameo.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kameo.ActorPanickedException;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.StopReason;
import dev.kameo.supervision.AutoShutdown;
import dev.kameo.supervision.ChildCount;
import dev.kameo.supervision.ChildRefusedException;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.supervision.Supervisor;
import dev.kameo.testkit.TestKit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The code of the chapter about Supervisor in docs/supervision.md.
final class SupervisorDocsTest {

  private static ActorRef<Supervisor> plant(ActorSystem system) {
    ActorRef<Supervisor> plant =
        system.spawn(
            Supervisor.of(
                    SupervisionStrategy.restForOne().intensity(3, Duration.ofMinutes(1)),
                    ActorSpec.of(Sensor::new).name("inlet").restart(RestartPolicy.PERMANENT),
                    ActorSpec.of(Sensor::new).name("outlet").restart(RestartPolicy.PERMANENT))
                .name("plant")
                .restart(RestartPolicy.PERMANENT));
    return plant;
  }

  @Test
  void aDeclaredTreeIsHealed() throws Exception {
    try (TestKit kit = TestKit.create()) {
      ActorRef<Supervisor> plant = plant(kit.system());
      ActorRef<Sensor> inlet = plant.ask(new Supervisor.FindChild<>("inlet", Sensor.class)).await();

      assertThrows(ActorPanickedException.class, () -> inlet.ask(new Sensor.Read("noise")).await());

      assertEquals(42, inlet.ask(new Sensor.Read("42")).await());
    }
  }

  @Test
  void aChildIsStoppedAndRestartedByHand() throws Exception {
    try (TestKit kit = TestKit.create()) {
      ActorRef<Supervisor> plant = plant(kit.system());
      ActorRef<Sensor> inlet = plant.ask(new Supervisor.FindChild<>("inlet", Sensor.class)).await();

      plant.ask(new Supervisor.StopChild(inlet)).await();
      ActorRef<Sensor> renewed = plant.ask(new Supervisor.RestartChild<>(inlet)).await();

      assertNotEquals(inlet, renewed);
      assertEquals(42, renewed.ask(new Sensor.Read("42")).await());
      assertThrows(
          ChildRefusedException.class,
          () -> plant.ask(new Supervisor.DeleteChild(renewed)).await());
    }
  }

  @Test
  void childrenComeAndGo() throws Exception {
    try (TestKit kit = TestKit.create()) {
      ActorSystem system = kit.system();

      ActorRef<Supervisor> probes =
          system.spawn(Supervisor.of(SupervisionStrategy.simpleOneForOne()));
      ActorSpec<Sensor> probe = ActorSpec.of(Sensor::new).restart(RestartPolicy.TRANSIENT);
      ActorRef<Sensor> first = probes.ask(new Supervisor.StartChild<>(probe)).await();
      ActorRef<Sensor> second = probes.ask(new Supervisor.StartChild<>(probe)).await();

      assertNotEquals(first, second);
      assertEquals(new ChildCount(2, 2, 0, 2), probes.ask(new Supervisor.CountChildren()).await());
    }
  }

  @Test
  void aSupervisorEndsWithItsSignificantChild() throws Exception {
    try (TestKit kit = TestKit.create()) {
      ActorSystem system = kit.system();

      ActorRef<Supervisor> reading =
          system.spawn(
              Supervisor.of(
                  SupervisionStrategy.oneForOne().autoShutdown(AutoShutdown.ANY_SIGNIFICANT),
                  ActorSpec.of(Sensor::new).name("wire").restart(RestartPolicy.PERMANENT),
                  ActorSpec.of(Sensor::new).name("job").significant(true)));

      reading.ask(new Supervisor.FindChild<>("job", Sensor.class)).await().stopGracefully();
      assertEquals(StopReason.normal(), reading.stopped().await());
    }
  }
}

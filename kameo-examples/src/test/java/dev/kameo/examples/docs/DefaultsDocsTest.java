package dev.kameo.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorId;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Directive;
import dev.kameo.MailboxSpec;
import dev.kameo.Panic;
import dev.kameo.StopReason;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.Poison;
import dev.kameo.supervision.RestartLimit;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.Shutdown;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.testkit.TestKit;
import dev.kameo.testkit.jupiter.KameoTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The values of docs/defaults.md are those of the code.
@KameoTest
final class DefaultsDocsTest {

  private static final Path PAGE =
      Path.of("").toAbsolutePath().resolveSibling("docs").resolve("defaults.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(?<choice>[\\w.]+)` \\| `(?<value>[^`]+)` \\|");

  private final ActorSpec<Sensor> spec = ActorSpec.of(Sensor::new);
  private final SupervisionStrategy strategy = new Sensor().supervisionStrategy();

  @Test
  void theValuesOfSpecsAndStrategiesAreWhatThePageSays() throws IOException {
    Map<String, String> written = new TreeMap<>();
    ROW.matcher(Files.readString(PAGE))
        .results()
        .forEach(row -> written.put(row.group("choice"), row.group("value")));

    Map<String, String> real = new TreeMap<>();
    real.put("ActorSpec.restart", spec.restart().toString());
    real.put("ActorSpec.restartLimit", spec.restartLimit().toString());
    real.put("ActorSpec.backoff", spec.backoff().longest().toString());
    real.put("ActorSpec.shutdown", ((Shutdown.Within) spec.shutdown()).timeout().toString());
    real.put("ActorSpec.significant", "" + spec.significant());
    real.put(
        "ActorSpec.mailbox",
        spec.mailbox().equals(MailboxSpec.unbounded()) ? "unbounded" : "" + spec.mailbox());
    real.put(
        "ActorSpec.replyTimeout",
        spec.replyTimeout().equals(ActorSpec.FOREVER) ? "FOREVER" : "" + spec.replyTimeout());
    real.put(
        "ActorSpec.maxConcurrentQueries",
        spec.maxConcurrentQueries() == Runtime.getRuntime().availableProcessors()
            ? "processors"
            : "" + spec.maxConcurrentQueries());
    real.put("ActorSpec.poison", spec.poison().equals(Poison.drop()) ? "drop" : "" + spec.poison());
    real.put("Actor.supervisionStrategy", strategy.scope().toString());
    real.put("SupervisionStrategy.intensity", strategy.intensity().toString());
    real.put("SupervisionStrategy.autoShutdown", strategy.autoShutdown().toString());
    real.put("Backoff.jitter", "" + Backoff.constant(Duration.ofSeconds(1)).jitter());
    real.put("Actor.onPanic", onPanic());
    assertEquals(real, written);
  }

  @Test
  void theQuietTimeIsTheLongestDelay() {
    Duration second = Duration.ofSeconds(1);
    Duration minute = Duration.ofMinutes(1);

    assertEquals(second, Backoff.constant(second).quietTime());
    assertEquals(minute, Backoff.exponential(second, minute).quietTime());
  }

  @Test
  void onlyAnOrderlyEndLetsALinkedActorGoOn() {
    ActorId id = new ActorId(1);
    Actor actor = new Sensor();

    for (StopReason orderly : List.of(StopReason.normal(), new StopReason.SupervisorShutdown())) {
      assertEquals(Directive.resume(), actor.onLinkDied(id, orderly));
    }
    assertEquals(Directive.stop(), actor.onLinkDied(id, StopReason.killed()));
  }

  @Test
  void atTheTopOfTheTreeAnActorIsRestartedOnceInFiveSeconds(TestKit kit) throws Exception {
    kit.allowPanics(NumberFormatException.class);
    ActorRef<Sensor> sensor = kit.spawn(spec.restart(RestartPolicy.PERMANENT));

    sensor.tell(new Sensor.Read("nothing"));
    kit.advance(RestartLimit.usual().within());
    sensor.tell(new Sensor.Read("nothing"));

    var reason = (StopReason.RestartLimitExceeded) sensor.stopped().await();
    assertEquals(sensor.id(), reason.id());
  }

  private static String onPanic() {
    Panic panic = new Panic(new IllegalStateException(), "a test");
    return new Sensor().onPanic(panic).equals(Directive.stop()) ? "stop" : "something else";
  }
}

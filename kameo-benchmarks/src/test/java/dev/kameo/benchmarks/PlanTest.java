package dev.kameo.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// What is measured when, and how long it takes.
final class PlanTest {

  private static Options options(String... keysAndValues) {
    Properties properties = new Properties();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      properties.setProperty(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Options.from(properties);
  }

  private static final Options SMALL =
      options(
          "bench.rounds", "3",
          "bench.only", "ping-pong, bytes-100k",
          "bench.contenders", "kameo-forkjoin,vertx,c");

  private static List<String> texts(List<Plan.Turn> turns) {
    return turns.stream()
        .map(turn -> turn.round() + " " + turn.workload().name() + " " + turn.entrant().name())
        .toList();
  }

  @Test
  void contendersTakeTurnsInRounds() {
    assertEquals(
        List.of(
            "1 ping-pong kameo-forkjoin",
            "1 ping-pong vertx",
            "1 ping-pong c",
            "1 bytes-100k kameo-forkjoin",
            "1 bytes-100k vertx",
            "1 bytes-100k c",
            "2 ping-pong kameo-forkjoin",
            "2 ping-pong c",
            "2 bytes-100k kameo-forkjoin",
            "2 bytes-100k c",
            "3 ping-pong kameo-forkjoin",
            "3 ping-pong c"),
        texts(Plan.turns(SMALL)));
  }

  @Test
  void whoHasNoPartIsNotAskedAgain() {
    List<Plan.Turn> turns = Plan.turns(SMALL);
    Progress progress = new Progress(turns, SMALL);
    Duration before = progress.left();

    turns.subList(0, 5).forEach(turn -> progress.done(turn, true));
    progress.done(turns.get(5), false);

    assertTrue(progress.isWorthwhile(turns.get(8)));
    assertFalse(progress.isWorthwhile(turns.get(9)));
    assertTrue(progress.left().compareTo(before) < 0);
    assertTrue(progress.toText().startsWith("[6/12, "), progress::toText);
  }

  @Test
  void takesAnHourOrSo() {
    Options all = options();

    Duration duration = new Progress(Plan.turns(all), all).left();

    assertTrue(duration.compareTo(Duration.ofMinutes(40)) > 0, duration::toString);
    assertTrue(duration.compareTo(Duration.ofMinutes(70)) < 0, duration::toString);
  }

  @Test
  void quickIsOneShortRound() {
    Options quick = options("bench.quick", "true");

    assertEquals(1, quick.rounds());
    assertEquals(0.3, quick.seconds());
    assertEquals(2, options("bench.quick", "true", "bench.rounds", "2").rounds());
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> options("bench.contenders", "akka"));

    assertTrue(error.getMessage().startsWith("No contender 'akka'. There are: kameo-virtual, "));
    assertThrows(IllegalArgumentException.class, () -> options("bench.only", "chess"));
    assertThrows(IllegalArgumentException.class, () -> options("bench.rounds", "0"));
  }
}

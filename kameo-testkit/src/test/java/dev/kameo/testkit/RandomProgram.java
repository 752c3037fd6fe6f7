package dev.kameo.testkit;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.MailboxSpec;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.testkit.Player.Act;
import dev.kameo.testkit.Player.Play;
import dev.kameo.testkit.Player.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// A small program of [players][Player], made from a seed.
///
/// @param players how many there are
/// @param plays what the test tells them, one each, in order
/// @param verbs of which it is made
record RandomProgram(int players, List<Play> plays, List<Verb> verbs) {

  static RandomProgram of(long seed, List<Verb> verbs) {
    return new Author(seed, verbs).program();
  }

  /// {@return an explorer of it}
  ///
  /// @param outcomes gets what comes of each run
  Explorer explorer(Set<String> outcomes) {
    return Explorer.of(kit -> outcomes.add(run(kit)))
        .threads(1)
        .allowPanics()
        .allowDeadLetters()
        .keepGoing();
  }

  private ActorSpec<Player> spec(Supplier<Player> factory) {
    ActorSpec<Player> spec = ActorSpec.of(factory);
    if (verbs.contains(Verb.TRY_TELL) || verbs.contains(Verb.TELL_IN_TIME)) {
      spec = spec.mailbox(MailboxSpec.bounded(1));
    }
    if (verbs.contains(Verb.FAIL)) {
      Backoff backoff = Backoff.constant(Duration.ofSeconds(1));
      spec = spec.restart(RestartPolicy.PERMANENT).backoff(backoff);
    }
    return spec;
  }

  /// Runs it, and tells what came of it.
  private String run(TestKit kit) {
    List<String> lost = new ArrayList<>();
    kit.system().deadLetters().subscribe(letter -> lost.add(letter.toString()));
    List<ActorRef<Player>> refs = new ArrayList<>();
    List<List<String>> logs = new ArrayList<>();
    for (int i = 0; i < players; i++) {
      List<String> log = new ArrayList<>();
      logs.add(log);
      refs.add(kit.spawn(spec(() -> new Player(refs, log)).name("p" + i)));
    }
    for (int i = 0; i < plays.size(); i++) {
      refs.get(i % players).tell(plays.get(i));
    }
    kit.advance(Duration.ofSeconds(10));
    lost.sort(null);
    return logs + " lost " + lost;
  }

  /// Writes programs.
  private static final class Author {

    private final SplittableRandom random;
    private final List<Verb> verbs;
    private final int players;
    private int ids;

    Author(long seed, List<Verb> verbs) {
      this.random = new SplittableRandom(seed);
      this.verbs = verbs;
      this.players = random.nextInt(2, 5);
    }

    RandomProgram program() {
      List<Play> plays = new ArrayList<>();
      int count = random.nextInt(1, players + 1);
      for (int i = 0; i < count; i++) {
        plays.add(play(i, 0));
      }
      return new RandomProgram(players, plays, verbs);
    }

    private Play play(int player, int depth) {
      List<Act> acts = new ArrayList<>();
      int id = ++ids;
      int count = depth == 0 ? random.nextInt(1, 4) : random.nextInt(0, 3 - depth);
      for (int i = 0; i < count && ids < 9; i++) {
        acts.add(act(player, depth));
      }
      return new Play(id, acts);
    }

    private Act act(int player, int depth) {
      Verb verb = verbs.get(random.nextInt(verbs.size()));
      int whom = random.nextInt(players);
      return switch (verb) {
        case TELL, TRY_TELL, TELL_IN_TIME, PIPE, PIPE_IN_TIME, ASK_IN_TIME, QUERY ->
            new Act(verb, whom, play(whom, depth + 1));
        case ASK -> {
          // Only upwards, so that nobody waits for himself.
          int other = player + 1 + random.nextInt(players);
          yield other < players
              ? new Act(verb, other, play(other, depth + 1))
              : new Act(Verb.TELL, whom, play(whom, depth + 1));
        }
        case AFTER -> new Act(verb, whom, play(player, depth + 1));
        default -> new Act(verb, whom, Play.NOTHING);
      };
    }
  }
}

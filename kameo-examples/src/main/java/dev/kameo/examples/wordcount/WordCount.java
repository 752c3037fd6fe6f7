package dev.kameo.examples.wordcount;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.MailboxSpec;
import java.nio.file.Path;

/// A count with actors.
///
/// @param counts what was counted
/// @param replaced how many workers crashed and were replaced
public record WordCount(Counts counts, int replaced) {

  /// How many results may wait to be added up, before workers wait.
  public static final int TALLY_ROOM = 64;

  /// {@return a tally to count into}
  static ActorRef<Tally> spawnTally(ActorSystem system) {
    return system.spawn(
        ActorSpec.of(Tally::new).name("tally").mailbox(MailboxSpec.bounded(TALLY_ROOM)));
  }

  /// Counts, and waits for the end of it.
  static WordCount run(ActorSystem system, Iterable<Path> files, int workers, ActorRef<Tally> tally)
      throws InterruptedException {
    ActorRef<Crew> crew =
        system.spawn(
            ActorSpec.<Crew>with(ctx -> new Crew(ctx, files, tally)).name("crew").link(tally));
    int replaced = crew.ask(new Crew.CountAll(workers)).await();
    return new WordCount(tally.ask(new Tally.Result()).await(), replaced);
  }
}

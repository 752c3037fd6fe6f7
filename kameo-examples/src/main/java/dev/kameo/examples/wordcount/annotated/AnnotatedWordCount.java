package dev.kameo.examples.wordcount.annotated;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.MailboxSpec;
import dev.kameo.examples.wordcount.WordCount;
import java.nio.file.Path;

/// A count with the actors of this package.
public final class AnnotatedWordCount {

  private AnnotatedWordCount() {}

  /// Counts, and waits for the end of it. Can be called from any thread.
  public static WordCount run(ActorSystem system, Iterable<Path> files, int workers)
      throws InterruptedException {
    ActorRef<Tally> ref =
        system.spawn(
            ActorSpec.of(Tally::new)
                .name("tally")
                .mailbox(MailboxSpec.bounded(WordCount.TALLY_ROOM)));
    TallyMessages tally = TallyMessages.of(ref);
    ActorRef<Crew> crew =
        system.spawn(
            ActorSpec.<Crew>with(ctx -> new Crew(ctx, files, tally)).name("crew").link(ref));
    int replaced = CrewMessages.of(crew).countAll(workers).await();
    return new WordCount(tally.result().await(), replaced);
  }
}

package dev.kameo.examples.wordcount.annotated;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.OnMessage;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.StopReason;
import java.nio.file.Path;

/// Keeps a pool of workers at work: who crashes is replaced, until there are no more files.
final class Crew implements Actor {

  private final Context<Crew> ctx;
  private final ActorRef<Walker> walker;
  private final TallyMessages tally;
  private final ReplyPromise<Integer> finished = Reply.promise();
  private int atWork;
  private int replaced;

  Crew(Context<Crew> ctx, Iterable<Path> files, TallyMessages tally) {
    this.ctx = ctx;
    this.walker = ctx.spawn(() -> new Walker(files));
    this.tally = tally;
  }

  /// Without the walker there is nothing to do: if it ends, so does the crew.
  @Override
  public void onStart() {
    ctx.self().link(walker);
  }

  /// Counts all files.
  ///
  /// @param workers how many files are read at the same time
  /// @return when that is done, the number of workers that were replaced
  @OnMessage
  Reply<Integer> countAll(int workers) {
    for (int i = 0; i < workers; i++) {
      hire();
    }
    return finished.reply();
  }

  private void hire() {
    WalkerMessages files = WalkerMessages.of(walker);
    ActorRef<Worker> worker = ctx.spawnWith(own -> new Worker(own, files, tally.tell()));
    ctx.watch(worker, CrewMessages.WorkerEnded::new);
    atWork++;
  }

  /// A worker found no more files, or crashed.
  @OnMessage
  void workerEnded(StopReason reason) {
    atWork--;
    if (!reason.isNormal()) {
      replaced++;
      hire();
    } else if (atWork == 0) {
      finished.complete(replaced);
      ctx.stop();
    }
  }

  /// A promise outlives its actor, so the crew does not leave it open.
  @Override
  public void onStop(StopReason reason) {
    finished.fail(new IllegalStateException("The crew stopped before it was done: " + reason));
  }
}

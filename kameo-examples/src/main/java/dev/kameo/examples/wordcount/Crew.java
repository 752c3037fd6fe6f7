package dev.kameo.examples.wordcount;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.StopReason;
import java.nio.file.Path;

/// Keeps a pool of workers at work: who crashes is replaced, until there are no more files.
final class Crew implements Actor {

  private final Context<Crew> ctx;
  private final ActorRef<Walker> walker;
  private final ActorRef<Tally> tally;
  private final ReplyPromise<Integer> finished = Reply.promise();
  private int atWork;
  private int replaced;

  Crew(Context<Crew> ctx, Iterable<Path> files, ActorRef<Tally> tally) {
    this.ctx = ctx;
    this.walker = ctx.spawn(() -> new Walker(files));
    this.tally = tally;
  }

  /// Without the walker there is nothing to do: if it ends, so does the crew.
  @Override
  public void onStart() {
    ctx.self().link(walker);
  }

  /// Counts all files; answered, when that is done, with the number of workers that were replaced.
  ///
  /// @param workers how many files are read at the same time
  record CountAll(int workers) implements Message<Crew, Integer> {
    @Override
    public Reply<Integer> handle(Crew crew, Context<Crew> ctx) {
      for (int i = 0; i < workers; i++) {
        crew.hire();
      }
      return crew.finished.reply();
    }
  }

  private void hire() {
    ActorRef<Worker> worker = ctx.spawnWith(own -> new Worker(own, walker, tally));
    ctx.watch(worker, WorkerEnded::new);
    atWork++;
  }

  /// A worker found no more files, or crashed.
  record WorkerEnded(StopReason reason) implements Message<Crew, Void> {
    @Override
    public Reply<Void> handle(Crew crew, Context<Crew> ctx) {
      crew.atWork--;
      if (!reason.isNormal()) {
        crew.replaced++;
        crew.hire();
      } else if (crew.atWork == 0) {
        crew.finished.complete(crew.replaced);
        ctx.stop();
      }
      return Reply.done();
    }
  }

  /// A promise outlives its actor, so the crew does not leave it open.
  @Override
  public void onStop(StopReason reason) {
    finished.fail(new IllegalStateException("The crew stopped before it was done: " + reason));
  }
}

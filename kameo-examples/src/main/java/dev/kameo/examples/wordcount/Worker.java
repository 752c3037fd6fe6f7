package dev.kameo.examples.wordcount;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Directive;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.Reply;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts one file after the other, and stops when there are no more. It does not handle errors: a
/// file it cannot read ends it.
final class Worker implements Actor {

  private final ActorRef<Worker> self;
  private final ActorRef<Walker> walker;
  private final ActorRef<Tally> tally;

  /// What it is reading.
  private @Nullable Path file;

  Worker(Context<Worker> ctx, ActorRef<Walker> walker, ActorRef<Tally> tally) {
    this.self = ctx.self();
    this.walker = walker;
    this.tally = tally;
  }

  @Override
  public void onStart() {
    self.tell(new CountNext());
  }

  /// Its last words say which file it was.
  @Override
  public Directive onPanic(Panic panic) {
    if (file != null) {
      tally.tell(new Tally.AddPoison(Poison.of(file, panic.cause())));
    }
    return Directive.stop();
  }

  /// Counts the next file.
  record CountNext() implements Message<Worker, Void> {
    @Override
    public Reply<Void> handle(Worker worker, Context<Worker> ctx) throws Exception {
      Optional<Path> next = worker.walker.ask(new Walker.NextFile()).await();
      if (next.isPresent()) {
        worker.count(next.get());
        worker.self.tell(this);
      } else {
        ctx.stop();
      }
      return Reply.done();
    }
  }

  private void count(Path next) throws Exception {
    file = next;
    tally.tell(new Tally.AddWords(FileWords.of(next)));
    file = null;
  }
}

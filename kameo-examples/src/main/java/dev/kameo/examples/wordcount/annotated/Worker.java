package dev.kameo.examples.wordcount.annotated;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Directive;
import dev.kameo.OnMessage;
import dev.kameo.Panic;
import dev.kameo.examples.wordcount.FileWords;
import dev.kameo.examples.wordcount.Poison;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts one file after the other, and stops when there are no more. It does not handle errors: a
/// file it cannot read ends it.
final class Worker implements Actor {

  private final WorkerMessages.Tell self;
  private final WalkerMessages walker;
  private final TallyMessages.Tell tally;

  /// What it is reading.
  private @Nullable Path file;

  Worker(Context<Worker> ctx, WalkerMessages walker, TallyMessages.Tell tally) {
    this.self = WorkerMessages.of(ctx.self()).tell();
    this.walker = walker;
    this.tally = tally;
  }

  @Override
  public void onStart() {
    self.countNext();
  }

  /// Its last words say which file it was.
  @Override
  public Directive onPanic(Panic panic) {
    if (file != null) {
      tally.addPoison(Poison.of(file, panic.cause()));
    }
    return Directive.stop();
  }

  /// Counts the next file.
  @OnMessage
  void countNext(Context<Worker> ctx) throws Exception {
    Optional<Path> next = walker.nextFile().await();
    if (next.isPresent()) {
      count(next.get());
      self.countNext();
    } else {
      ctx.stop();
    }
  }

  private void count(Path next) throws Exception {
    file = next;
    tally.addWords(FileWords.of(next));
    file = null;
  }
}

package dev.kameo.examples.wordcount;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/// Hands out the files, one for each question: it looks for the next when somebody wants it.
final class Walker implements Actor {

  private final Iterator<Path> files;

  Walker(Iterable<Path> files) {
    this.files = files.iterator();
  }

  /// Asks for a file; empty when there are no more.
  record NextFile() implements Message<Walker, Optional<Path>> {
    @Override
    public Reply<Optional<Path>> handle(Walker walker, Context<Walker> ctx) {
      return Reply.of(walker.files.hasNext() ? Optional.of(walker.files.next()) : Optional.empty());
    }
  }
}

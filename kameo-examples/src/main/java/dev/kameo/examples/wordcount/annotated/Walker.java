package dev.kameo.examples.wordcount.annotated;

import dev.kameo.Actor;
import dev.kameo.OnMessage;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/// Hands out the files, one for each question: it looks for the next when somebody wants it.
final class Walker implements Actor {

  private final Iterator<Path> files;

  Walker(Iterable<Path> files) {
    this.files = files.iterator();
  }

  /// {@return a file; empty when there are no more}
  @OnMessage
  Optional<Path> nextFile() {
    return files.hasNext() ? Optional.of(files.next()) : Optional.empty();
  }
}

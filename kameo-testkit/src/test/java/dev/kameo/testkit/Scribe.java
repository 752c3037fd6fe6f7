package dev.kameo.testkit;

import dev.kameo.spi.Inbox;
import dev.kameo.spi.Receiver;
import java.util.function.Consumer;

/// A receiver that gives the texts it gets to a handler.
record Scribe(String name, Consumer<String> handler) implements Receiver {

  @Override
  public Rest run(Inbox inbox) {
    while (inbox.next(false) instanceof Note note) {
      handler.accept(note.text);
    }
    return Rest.READY;
  }
}

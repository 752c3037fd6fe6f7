package dev.kameo.testkit;

import dev.kameo.spi.Inbox;
import dev.kameo.spi.Receiver;
import java.util.function.Function;

/// A receiver that handles envelopes one by one, until one makes it rest.
///
/// All fields are plain: what one run wrote, the next must see.
final class Handling implements Receiver {

  private final String name;
  private final Function<NumberedEnvelope, Rest> handler;
  private Rest rest = Rest.READY;

  Handling(String name, Function<NumberedEnvelope, Rest> handler) {
    this.name = name;
    this.handler = handler;
  }

  @Override
  public Rest run(Inbox inbox) {
    while (inbox.next(rest == Rest.HELD) instanceof NumberedEnvelope envelope) {
      rest = handler.apply(envelope);
    }
    return rest;
  }

  @Override
  public String name() {
    return name;
  }
}

package dev.kameo.examples.docs;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Directive;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.Recipient;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import java.util.List;

final class Printer implements Actor {
  private final Recipient<String> paper;

  Printer(Recipient<String> paper) {
    this.paper = paper;
  }

  @Override
  public void onStart() {
    paper.tell("ready");
  }

  @Override
  public Directive onPanic(Panic panic) {
    return panic.cause() instanceof IllegalArgumentException
        ? Directive.resume()
        : Directive.stop();
  }

  @Override
  public void onUndelivered(StopReason reason, List<Message<?, ?>> messages) {
    paper.tell("not printed: " + messages.size());
  }

  @Override
  public void onStop(StopReason reason) {
    paper.tell("off: " + reason);
  }

  record Print(String text) implements Message<Printer, Void> {
    @Override
    public Reply<Void> handle(Printer printer, Context<Printer> ctx) {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("nothing to print");
      }
      printer.paper.tell(text);
      return Reply.done();
    }
  }

  record TurnOff() implements Message<Printer, Void> {
    @Override
    public Reply<Void> handle(Printer printer, Context<Printer> ctx) {
      ctx.stop();
      return Reply.done();
    }
  }
}

package dev.kameo.examples.wordcount;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Outcome;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/// Shows how far the tally is, every now and then: a bar that redraws itself on a terminal, else
/// lines.
final class Display implements Actor {

  private static final Duration BAR_PERIOD = Duration.ofMillis(100);
  private static final Duration LINE_PERIOD = Duration.ofSeconds(1);
  private static final String CLEAR_LINE = "\r\033[K";
  private static final int TOP = 3;

  private final Context<Display> ctx;
  private final ActorRef<Tally> tally;
  private final Reply<Long> files;
  private final PrintStream out;
  private final boolean terminal;
  private long total;

  /// @param files how many files there will be, once that is known
  Display(
      Context<Display> ctx,
      ActorRef<Tally> tally,
      Reply<Long> files,
      PrintStream out,
      boolean terminal) {
    this.ctx = ctx;
    this.tally = tally;
    this.files = files;
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void onStart() {
    ctx.pipe(files, Display::learnTotal);
    drawLater();
  }

  private void drawLater() {
    ctx.timers().once("draw", terminal ? BAR_PERIOD : LINE_PERIOD, new Draw());
  }

  private void learnTotal(Outcome<Long> outcome) {
    if (outcome instanceof Outcome.Success<Long>(Long number) && number != null) {
      total = number;
    }
  }

  /// Asks the tally, and draws when the answers are there.
  record Draw() implements Message<Display, Void> {
    @Override
    public Reply<Void> handle(Display display, Context<Display> ctx) {
      Reply<Progress> progress = display.tally.ask(new Tally.HowFar());
      Reply<List<Counts.Word>> top = display.tally.ask(new Tally.TopWords(TOP));
      ctx.pipe(progress.flatMap(p -> top.map(t -> new Sight(p, t))), Display::draw);
      return Reply.done();
    }
  }

  private record Sight(Progress progress, List<Counts.Word> top) {}

  private void draw(Outcome<Sight> outcome) {
    if (outcome instanceof Outcome.Success<Sight>(Sight sight) && sight != null) {
      out.print(
          terminal
              ? CLEAR_LINE + ProgressLine.bar(sight.progress(), total, sight.top())
              : ProgressLine.plain(sight.progress(), sight.top()) + System.lineSeparator());
      out.flush();
      drawLater();
    }
  }

  @Override
  public void onStop(StopReason reason) {
    if (terminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }
}

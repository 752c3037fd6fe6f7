package dev.kameo.examples.wordcount;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import java.util.List;
import java.util.Map;

/// Adds up what the workers find, and answers questions meanwhile.
final class Tally implements Actor {

  private final Totals totals = new Totals();

  /// A file was read.
  record AddWords(Map<String, Long> words) implements Message<Tally, Void> {
    @Override
    public Reply<Void> handle(Tally tally, Context<Tally> ctx) {
      tally.totals.add(words);
      return Reply.done();
    }
  }

  /// A file could not be read.
  record AddPoison(Poison poison) implements Message<Tally, Void> {
    @Override
    public Reply<Void> handle(Tally tally, Context<Tally> ctx) {
      tally.totals.add(poison);
      return Reply.done();
    }
  }

  /// Asks how far it is.
  record HowFar() implements Query<Tally, Progress> {
    @Override
    public Reply<Progress> handle(Tally tally, Context<Tally> ctx) {
      return Reply.of(tally.totals.progress());
    }
  }

  /// Asks for the most frequent words so far.
  record TopWords(int limit) implements Query<Tally, List<Counts.Word>> {
    @Override
    public Reply<List<Counts.Word>> handle(Tally tally, Context<Tally> ctx) {
      return Reply.of(tally.totals.top(limit));
    }
  }

  /// Asks for everything.
  record Result() implements Query<Tally, Counts> {
    @Override
    public Reply<Counts> handle(Tally tally, Context<Tally> ctx) {
      return Reply.of(tally.totals.counts());
    }
  }
}

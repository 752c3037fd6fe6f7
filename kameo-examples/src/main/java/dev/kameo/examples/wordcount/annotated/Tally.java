package dev.kameo.examples.wordcount.annotated;

import dev.kameo.Actor;
import dev.kameo.OnMessage;
import dev.kameo.OnQuery;
import dev.kameo.examples.wordcount.Counts;
import dev.kameo.examples.wordcount.Poison;
import dev.kameo.examples.wordcount.Progress;
import dev.kameo.examples.wordcount.Totals;
import java.util.List;
import java.util.Map;

/// Adds up what the workers find, and answers questions meanwhile.
final class Tally implements Actor {

  private final Totals totals = new Totals();

  /// A file was read.
  @OnMessage
  @SuppressWarnings("KameoMutable") // a worker gives the map away
  void addWords(Map<String, Long> words) {
    totals.add(words);
  }

  /// A file could not be read.
  @OnMessage
  void addPoison(Poison poison) {
    totals.add(poison);
  }

  /// {@return how far it is}
  @OnQuery
  Progress howFar() {
    return totals.progress();
  }

  /// {@return the most frequent words so far}
  @OnQuery
  List<Counts.Word> topWords(int limit) {
    return totals.top(limit);
  }

  /// {@return everything}
  @OnQuery
  Counts result() {
    return totals.counts();
  }
}

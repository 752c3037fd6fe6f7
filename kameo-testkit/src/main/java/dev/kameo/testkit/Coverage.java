package dev.kameo.testkit;

/// Which orders of racing letters were seen, in all runs so far.
///
/// Two letters race if they came into one mailbox one after the other, from different senders.
/// Where only one order is possible, since one follows from the other, only one is ever seen.
final class Coverage {

  private static final int LIMIT = 1 << 20;

  private final LongSet interleavings = new LongSet(LIMIT);
  private final LongSet orders = new LongSet(LIMIT);
  private int runs;
  private int both;
  private int lastNews;

  void add(Interleaving run) {
    runs++;
    interleavings.add(run.hash());
    long[] neighbours = run.neighbours();
    for (int i = 0; i < neighbours.length; i += 2) {
      if (orders.add(Hash.of(neighbours[i], neighbours[i + 1], 0))) {
        lastNews = runs;
        if (orders.contains(Hash.of(neighbours[i + 1], neighbours[i], 0))) {
          both++;
        }
      }
    }
  }

  /// {@return whether the last half of all runs has shown no new order}
  boolean isSaturated() {
    return runs - lastNews >= Math.max(256, runs / 2);
  }

  /// {@return how many different interleavings there were, as far as they were counted}
  int interleavings() {
    return interleavings.size();
  }

  /// {@return how many pairs of letters were seen one after the other}
  int races() {
    return orders.size() - both;
  }

  /// {@return how many of these were seen in both orders}
  int racesSeenBothWays() {
    return both;
  }

  /// {@return how often letters raced, in words}
  @Override
  public String toString() {
    return "%s%,d distinct interleavings; %,d pairs of messages met in a mailbox, %,d of them in both orders"
        .formatted(interleavings.isFull() ? "more than " : "", interleavings(), races(), both);
  }
}

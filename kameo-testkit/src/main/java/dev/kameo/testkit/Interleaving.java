package dev.kameo.testkit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// In which order letters came into mailboxes in one run: what makes it different from other runs,
/// whatever else had another order.
final class Interleaving {

  private final Map<SimulatedLane, Mailbox> mailboxes = new HashMap<>();
  private long[] neighbours = new long[32];
  private int count;

  void executed(Step step) {
    Letter letter = step.letter();
    if (letter != null && letter.isMail()) {
      mailboxes.computeIfAbsent(letter.receiver, _ -> new Mailbox()).take(letter);
    }
  }

  private void add(long first, long second) {
    if (count == neighbours.length) {
      neighbours = Arrays.copyOf(neighbours, 2 * count);
    }
    neighbours[count++] = first;
    neighbours[count++] = second;
  }

  /// {@return the hashes of letters of different senders that came one after the other, pair by
  /// pair}
  long[] neighbours() {
    return Arrays.copyOf(neighbours, count);
  }

  /// {@return a hash of all these orders; not 0}
  long hash() {
    long sum = 0;
    for (Mailbox mailbox : mailboxes.values()) {
      sum += Hash.mix(mailbox.hash);
    }
    return sum == 0 ? 1 : sum;
  }

  private final class Mailbox {

    private long hash;
    private long last;
    private long lastSender;

    void take(Letter letter) {
      long id = letter.hash();
      long sender = letter.sender.kind();
      hash = Hash.of(hash, id, 0);
      if (last != 0 && sender != lastSender) {
        add(last, id);
      }
      last = id;
      lastSender = sender;
    }
  }
}

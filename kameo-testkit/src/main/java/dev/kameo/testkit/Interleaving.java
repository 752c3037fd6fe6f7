package dev.kameo.testkit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// In which order letters came into mailboxes in one run: what makes it different from other runs,
/// whatever else had another order.
final class Interleaving {

  /// By the numbers of their lanes.
  private @Nullable Mailbox[] mailboxes = new Mailbox[16];

  private long[] neighbours = new long[32];
  private int count;

  void executed(Step step) {
    Letter letter = step.letter();
    if (letter != null && letter.isMail()) {
      mailbox(letter.receiver.number).take(letter);
    }
  }

  private Mailbox mailbox(int number) {
    if (number >= mailboxes.length) {
      mailboxes = Arrays.copyOf(mailboxes, 2 * number);
    }
    Mailbox known = mailboxes[number];
    if (known == null) {
      known = new Mailbox();
      mailboxes[number] = known;
    }
    return known;
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
    for (Mailbox mailbox : mailboxes) {
      sum += mailbox == null ? 0 : Hash.mix(mailbox.hash);
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

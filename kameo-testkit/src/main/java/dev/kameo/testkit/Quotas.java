package dev.kameo.testkit;

import java.util.Map;
import java.util.SplittableRandom;

/// How many letters each of some senders still has for a mailbox. For one run; copies are cheap.
final class Quotas {

  /// Whose mailbox; 0 for none.
  final long receiver;

  private final long[] senders;
  private final double[] left;

  private Quotas(long receiver, long[] senders, double[] left) {
    this.receiver = receiver;
    this.senders = senders;
    this.left = left;
  }

  /// {@return nobody's letters for no mailbox}
  static Quotas none() {
    return new Quotas(0, new long[0], new double[0]);
  }

  /// {@return how many letters each sender has for the receiver}
  static Quotas of(long receiver, Map<Long, Profile.Mean> counts) {
    return new Quotas(
        receiver,
        counts.keySet().stream().mapToLong(Long::longValue).toArray(),
        counts.values().stream().mapToDouble(Profile.Mean::value).toArray());
  }

  Quotas copy() {
    return new Quotas(receiver, senders, left.clone());
  }

  /// {@return the place of a sender; -1 if he is unknown}
  int indexOf(long sender) {
    for (int i = 0; i < senders.length; i++) {
      if (senders[i] == sender) {
        return i;
      }
    }
    return -1;
  }

  /// The sender at a place has one less.
  void take(int index) {
    left[index]--;
  }

  /// {@return the place of a sender, drawn with a probability proportional to what he has left}; -1
  /// if nobody has anything.
  int draw(SplittableRandom random) {
    double sum = 0;
    for (double count : left) {
      sum += Math.max(0, count);
    }
    double point = random.nextDouble() * sum;
    for (int i = 0; i < left.length; i++) {
      double count = Math.max(0, left[i]);
      if (count > 0 && point < count) {
        return i;
      }
      point -= count;
    }
    return -1;
  }
}

package dev.kameo.testkit;

/// How long work takes: decided by the seed, the actor and how many times it has worked, so that it
/// is the same in another order.
///
/// @param seed decides it
/// @param max the longest time, in nanoseconds
record Tempo(long seed, long max) {

  /// {@return how long the next work on behalf of the sender takes, in nanoseconds}
  long next(Sender sender) {
    if (max == 0) {
      return 0;
    }
    long mixed = mix(seed ^ mix(((long) sender.key().hashCode() << 32) + ++sender.works));
    return Long.remainderUnsigned(mixed, max + 1);
  }

  /// The finalizer of SplitMix64.
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

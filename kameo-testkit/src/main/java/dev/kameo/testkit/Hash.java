package dev.kameo.testkit;

/// Hashes of 64 bits, so that different things have the same one as good as never.
final class Hash {

  private Hash() {}

  /// {@return a hash of three numbers in their order; never 0}
  static long of(long first, long second, long third) {
    long hash = mix(mix(mix(first) + second) + third);
    return hash == 0 ? 1 : hash;
  }

  /// {@return a number that says nothing of the one it was made of} This is the finalizer of
  /// SplitMix64.
  static long mix(long number) {
    long z = number + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

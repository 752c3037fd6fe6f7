package dev.kameo.benchmarks.jobs;

/// What a figure counts, and which way is better.
public enum Unit {
  /// Operations in a second; more is better.
  PER_SECOND("/s", true),
  /// Bytes; fewer are better.
  BYTES("B", false),
  /// Nanoseconds; fewer are better.
  NANOS("ns", false);

  private final String symbol;
  private final boolean moreIsBetter;

  Unit(String symbol, boolean moreIsBetter) {
    this.symbol = symbol;
    this.moreIsBetter = moreIsBetter;
  }

  /// {@return how it is written behind a number}
  public String symbol() {
    return symbol;
  }

  /// {@return whether the larger figure wins}
  public boolean isMoreBetter() {
    return moreIsBetter;
  }
}

package dev.kameo.benchmarks.vertx;

/// A message that stays within the process.
///
/// @param content what it is about
record Parcel(Object content) {

  /// A message about nothing.
  static final Parcel EMPTY = new Parcel("");
}

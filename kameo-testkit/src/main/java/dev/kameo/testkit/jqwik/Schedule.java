package dev.kameo.testkit.jqwik;

import dev.kameo.testkit.TestKit;

/// An order in which everything happens: 0 is that in which what could happen first happens first,
/// and every other number another one. A property takes it as a parameter, `@ForAll Schedule`, and
/// shrinks it to 0 if the order does not matter. Immutable.
///
/// @param seed decides it
public record Schedule(long seed) {

  /// {@return a new kit in which things happen in this order}; the caller closes it.
  public TestKit kit() {
    return seed == 0 ? TestKit.create() : TestKit.create(seed);
  }
}

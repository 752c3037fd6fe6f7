package dev.kameo.testkit.jqwik;

import dev.kameo.testkit.Gen;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/// The kit's own generators, for jqwik.
public final class Drawn {

  private static final int NUMBERS = 200;

  private Drawn() {}

  /// {@return what this generator makes}; when jqwik makes it smaller it becomes simpler in the
  /// generator's sense.
  public static <T> Arbitrary<T> from(Gen<T> gen) {
    return Arbitraries.longs().between(0, Long.MAX_VALUE).list().ofMaxSize(NUMBERS).map(gen::from);
  }
}

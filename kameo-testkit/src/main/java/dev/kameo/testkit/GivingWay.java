package dev.kameo.testkit;

import java.util.function.BooleanSupplier;

/// How a virtual thread waits for what another one will do soon: it gives way to it some times,
/// before it parks.
///
/// Whoever unparks a virtual thread also rouses an idle carrier, for which there is nothing to do.
/// The threads of a simulation hand over to and fro all the time, mostly on one carrier, where a
/// yield is a plain switch to the other thread.
final class GivingWay {

  /// So long that the code of some steps fits in, should another carrier run it.
  private static final int TIMES = 32;

  private GivingWay() {}

  /// Gives way for a while; not at all on a platform thread.
  ///
  /// @param over what to wait for
  @SuppressWarnings("ThreadPriorityCheck") // a hint is enough: parking follows
  static void until(BooleanSupplier over) {
    if (!Thread.currentThread().isVirtual()) {
      return;
    }
    for (int i = 0; i < TIMES && !over.getAsBoolean(); i++) {
      Thread.yield();
    }
  }
}

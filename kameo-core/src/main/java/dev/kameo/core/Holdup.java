package dev.kameo.core;

import java.util.List;

/// Which code holds up a wait.
///
/// @param codes the code that runs or waits
/// @param all whether the wait goes on when any one of them does: only all of them together hold it
///   up for ever; else each one does
record Holdup(List<ActorCode> codes, boolean all) {

  static final Holdup NONE = new Holdup(List.of(), false);

  static Holdup by(ActorCode code) {
    return new Holdup(List.of(code), false);
  }

  static Holdup byEachOf(List<ActorCode> codes) {
    return new Holdup(codes, false);
  }

  static Holdup byAllOf(List<ActorCode> codes) {
    return new Holdup(codes, !codes.isEmpty());
  }
}

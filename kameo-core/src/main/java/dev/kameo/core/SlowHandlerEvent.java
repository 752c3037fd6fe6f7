package dev.kameo.core;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/// Flight recorder: a handler took long. The recording's own settings can change how long that is.
@Name("dev.kameo.SlowHandler")
@Label("Slow Handler")
@Category("Kameo")
@Threshold("100 ms")
@StackTrace(false)
final class SlowHandlerEvent extends Event {

  @Label("Actor")
  String actor = "";

  @Label("Message")
  String message = "";

  void ended(ActorCell<?> cell, UserEnvelope envelope) {
    if (shouldCommit()) {
      actor = cell.toString();
      message = envelope.label();
      commit();
    }
  }
}

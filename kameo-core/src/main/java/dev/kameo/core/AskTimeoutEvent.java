package dev.kameo.core;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// Flight recorder: an answer did not come in time.
@Name("dev.kameo.AskTimeout")
@Label("Ask Timed Out")
@Category("Kameo")
@StackTrace(false)
final class AskTimeoutEvent extends Event {

  @Label("Actor")
  String actor = "";

  @Label("Message")
  String message = "";

  static void record(ActorCell<?> cell, UserEnvelope envelope) {
    AskTimeoutEvent event = new AskTimeoutEvent();
    if (event.isEnabled()) {
      event.actor = cell.toString();
      event.message = envelope.label();
      event.commit();
    }
  }
}

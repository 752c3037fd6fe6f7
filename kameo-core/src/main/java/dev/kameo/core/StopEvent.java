package dev.kameo.core;

import dev.kameo.StopReason;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// Flight recorder: an actor has stopped.
@Name("dev.kameo.Stop")
@Label("Actor Stopped")
@Category("Kameo")
@StackTrace(false)
final class StopEvent extends Event {

  @Label("Actor")
  String actor = "";

  @Label("Reason")
  String reason = "";

  static void record(ActorCell<?> cell, StopReason reason) {
    StopEvent event = new StopEvent();
    if (event.isEnabled()) {
      event.actor = cell.toString();
      event.reason = reason.toString();
      event.commit();
    }
  }
}

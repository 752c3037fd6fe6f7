package dev.kameo.core;

import dev.kameo.StopReason;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/// Flight recorder: the next life of an actor begins.
@Name("dev.kameo.Restart")
@Label("Actor Restarted")
@Category("Kameo")
@StackTrace(false)
final class RestartEvent extends Event {

  @Label("Actor")
  String actor = "";

  @Label("Incarnation")
  int incarnation;

  @Label("Reason")
  String reason = "";

  @Label("Delay")
  @Timespan(Timespan.NANOSECONDS)
  long delay;

  /// @param reason why the last life has ended
  /// @param delay how long the restart has waited, in nanoseconds
  static void record(ActorCell<?> cell, StopReason reason, long delay) {
    RestartEvent event = new RestartEvent();
    if (event.isEnabled()) {
      event.actor = cell.toString();
      event.incarnation = cell.incarnation().number();
      event.reason = reason.toString();
      event.delay = delay;
      event.commit();
    }
  }
}

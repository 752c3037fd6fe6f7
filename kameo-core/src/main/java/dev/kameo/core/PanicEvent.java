package dev.kameo.core;

import dev.kameo.Panic;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// Flight recorder: a handler or a hook has failed.
@Name("dev.kameo.Panic")
@Label("Actor Panicked")
@Category("Kameo")
@StackTrace(false)
final class PanicEvent extends Event {

  @Label("Actor")
  String actor = "";

  @Label("During")
  String during = "";

  @Label("Cause")
  String cause = "";

  static void record(ActorCell<?> cell, Panic panic) {
    PanicEvent event = new PanicEvent();
    if (event.isEnabled()) {
      event.actor = cell.toString();
      event.during = panic.during();
      event.cause = panic.cause().toString();
      event.commit();
    }
  }
}

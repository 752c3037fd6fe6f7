package dev.kameo.core;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// Flight recorder: an actor was spawned.
@Name("dev.kameo.Spawn")
@Label("Actor Spawned")
@Category("Kameo")
@StackTrace(false)
final class SpawnEvent extends Event {

  @Label("Actor")
  String actor = "";

  static void record(ActorCell<?> cell) {
    SpawnEvent event = new SpawnEvent();
    if (event.isEnabled()) {
      event.actor = cell.toString();
      event.commit();
    }
  }
}

package dev.kameo.core;

import dev.kameo.StopReason;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// The loggers of the runtime itself.
final class Log {

  static final Logger ACTORS = LoggerFactory.getLogger("dev.kameo.actors");
  static final Logger DEAD_LETTERS = LoggerFactory.getLogger("dev.kameo.deadletters");
  static final Logger SYSTEM = LoggerFactory.getLogger("dev.kameo.system");

  private Log() {}

  /// @param delay in nanoseconds
  static void restart(ActorCell<?> cell, StopReason reason, long delay) {
    ACTORS
        .atLevel(reason.isNormal() ? Level.INFO : Level.WARN)
        .log(
            "Actor {} ended ({}) and is restarted as incarnation {}{}",
            cell,
            reason,
            cell.incarnation().number() + 1,
            delay == 0 ? "" : " after " + Duration.ofNanos(delay));
  }
}

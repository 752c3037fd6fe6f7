package dev.kameo.core;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The loggers of the runtime itself.
final class Log {

  static final Logger ACTORS = LoggerFactory.getLogger("dev.kameo.actors");
  static final Logger DEAD_LETTERS = LoggerFactory.getLogger("dev.kameo.deadletters");
  static final Logger SYSTEM = LoggerFactory.getLogger("dev.kameo.system");

  private Log() {}
}

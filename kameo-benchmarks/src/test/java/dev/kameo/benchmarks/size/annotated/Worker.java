package dev.kameo.benchmarks.size.annotated;

import dev.kameo.Actor;
import dev.kameo.OnMessage;

/// Divides, and crashes when it cannot.
public final class Worker implements Actor {

  @OnMessage
  public int divide(int dividend, int divisor) {
    return dividend / divisor;
  }
}

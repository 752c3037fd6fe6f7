package dev.kameo.testkit;

/// What is explored: spawns actors, sends to them, lets them run and checks what came of it. It
/// runs many times, each time with a new kit and another schedule, so it must not keep anything
/// between runs, and must do the same whenever the same happens.
@FunctionalInterface
public interface Scenario {

  /// Runs once.
  ///
  /// @param kit the kit of this run; the explorer closes it
  /// @throws Exception anything; it is a failure of the run, like a failed assertion
  void run(TestKit kit) throws Exception;
}

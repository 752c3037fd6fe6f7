package dev.kameo.testkit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The runs that are under way, each on its own thread, for a thread that looks whether they go on:
/// a scenario may wait for something that only another of its own steps could bring about.
final class Scenes {

  private final Map<Thread, Scene> scenes = new ConcurrentHashMap<>();

  /// A run begins on this thread.
  void enter(TestKit kit, Conditions conditions) {
    scenes.put(Thread.currentThread(), new Scene(kit, new Watch(conditions), conditions));
  }

  /// The run on this thread is over.
  void leave() {
    scenes.remove(Thread.currentThread());
  }

  /// Looks once, and interrupts a thread that does not go on.
  ///
  /// @return who that is, and where; `null` if all go on
  @Nullable SimulationLeftError look() {
    for (Map.Entry<Thread, Scene> entry : scenes.entrySet()) {
      String report = entry.getValue().look(entry.getKey());
      if (report != null) {
        entry.getKey().interrupt();
        return new SimulationLeftError(report);
      }
    }
    return null;
  }

  /// @param kit what it drives
  /// @param watch looks at its thread
  /// @param conditions has the limits
  private record Scene(TestKit kit, Watch watch, Conditions conditions) {

    @Nullable String look(Thread thread) {
      long steps = kit.stepsWhileIdle();
      return watch.isStuck(thread, steps) && steps >= 0
          ? LeftReport.ofScenario(thread, conditions)
          : null;
    }
  }
}

package dev.kameo.testkit;

import java.util.List;

/// The text about code that has left the simulation: whose it is, and where it is.
final class LeftReport {

  private static final List<String> PLATFORM = List.of("java.", "javax.", "jdk.", "sun.");
  private static final List<String> RUNTIME = List.of("dev.kameo.core.", "dev.kameo.spi.");

  private LeftReport() {}

  /// @param sender on whose behalf the code runs
  static String of(Sender sender, Thread thread, Conditions conditions) {
    SimulatedLane lane = sender.lane;
    return of("'%s'%s".formatted(sender, lane == null ? "" : lane.during()), thread, conditions);
  }

  /// @param thread the scenario's own
  static String ofScenario(Thread thread, Conditions conditions) {
    return of("The scenario itself", thread, conditions);
  }

  private static String of(String who, Thread thread, Conditions conditions) {
    boolean runs = thread.getState() == Thread.State.RUNNABLE;
    StackTraceElement[] stack = thread.getStackTrace();
    int own = 0;
    while (own < stack.length && !isUsers(stack[own])) {
      own++;
    }
    String where = own < stack.length ? stack[own].toString() : "code of its own";
    String how;
    if (runs) {
      how = "and runs there for more than %s".formatted(conditions.runningLimit());
    } else {
      String in = own == 0 ? "a monitor" : "`" + nameOf(stack[own - 1]) + "`";
      how = "blocked in %s for more than %s".formatted(in, conditions.blockedLimit());
    }
    return ("%s left the simulation in `%s`, %s. %s Limits in real time are set with "
            + "realTimeLimits(…), of TestKit.builder() or the Explorer.")
        .formatted(
            who,
            where,
            how,
            runs
                ? "Let it end, or do it in parts, with a message to itself after each."
                : "Wait for a reply, or be told by a message: the simulation runs nothing else"
                    + " meanwhile.");
  }

  private static boolean isUsers(StackTraceElement frame) {
    String name = frame.getClassName();
    return PLATFORM.stream().noneMatch(name::startsWith)
        && RUNTIME.stream().noneMatch(name::startsWith);
  }

  private static String nameOf(StackTraceElement frame) {
    return frame.getClassName() + "." + frame.getMethodName();
  }
}

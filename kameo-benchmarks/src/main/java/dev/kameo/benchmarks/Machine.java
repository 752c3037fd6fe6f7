package dev.kameo.benchmarks;

/// What it runs on.
final class Machine {

  private Machine() {}

  /// {@return processors and JVM in a few words}
  static String describe() {
    return "%d processors, %s %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.vm.name"),
            Runtime.version());
  }
}

package dev.kameo.benchmarks.floor;

/// A way to run actors.
interface Floor extends AutoCloseable {

  /// {@return a new actor}
  FloorActor spawn(Handler handler);

  @Override
  void close();
}

/// Runs actors on virtual threads. Put it on the module path or the class path, and systems find it
/// by the name `virtual`.
///
/// An idle actor has no thread; a busy one keeps its thread for a while. Settings, each after
/// `virtual.` in the settings of a system, or after `kameo.virtual.` as a system property:
///
/// | setting | default | meaning |
/// |---|--:|---|
/// | `batch` | 256 | how many messages an actor handles before others may have their turn |
/// | `idleMillis` | 1000 | how long a busy actor must be idle until it gives its thread back |
module dev.kameo.scheduler.virtual {
  requires dev.kameo;
  requires static org.jspecify;

  provides dev.kameo.spi.SchedulerProvider with
      dev.kameo.scheduler.virtual.VirtualSchedulerProvider;
}

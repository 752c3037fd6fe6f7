/// Runs actors on a fork-join pool of few threads. Put it on the module path or the class path, and
/// systems find it by the name `forkjoin`.
///
/// Settings, each after `forkjoin.` in the settings of a system, or after `kameo.forkjoin.` as a
/// system property:
///
/// | setting | default | meaning |
/// |---|--:|---|
/// | `parallelism` | the number of processors | how many actors run at the same time |
/// | `batch` | 64 | how many messages an actor handles before others have their turn |
module dev.kameo.scheduler.forkjoin {
  requires dev.kameo;
  requires static org.jspecify;

  provides dev.kameo.spi.SchedulerProvider with
      dev.kameo.scheduler.forkjoin.ForkJoinSchedulerProvider;
}

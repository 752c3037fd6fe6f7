/// The API of Kameo: fault-tolerant actors for the JVM.
///
/// Programs compile against this module alone. How actors run is chosen at run time: add
/// `kameo-core` and a scheduler (`kameo-scheduler-virtual` or `kameo-scheduler-forkjoin`) to the
/// module path or the class path, and [dev.kameo.ActorSystem#create()] finds them.
///
/// - [dev.kameo] is what actors and their users call.
/// - [dev.kameo.supervision] is how failed actors are restarted.
/// - [dev.kameo.spi] is for authors of schedulers.
module dev.kameo {
  requires static org.jspecify;

  exports dev.kameo;
  exports dev.kameo.spi;
  exports dev.kameo.supervision;

  uses dev.kameo.spi.ActorSystemProvider;
  uses dev.kameo.spi.SchedulerProvider;
}

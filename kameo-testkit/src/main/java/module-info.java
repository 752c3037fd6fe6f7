/// Tests of actors: a whole actor system in a simulator, one thread at a time, in virtual time, the
/// same each time for the same seed.
///
/// [dev.kameo.testkit.TestKit] is where to start; [dev.kameo.testkit.jupiter] has it in JUnit
/// Jupiter.
///
/// The scheduler `simulation` is found by that name where the kit is on the class path, as it is
/// beside a module that Surefire tests; where it is a module, pass
/// [dev.kameo.testkit.SimulationProvider] to the builder.
module dev.kameo.testkit {
  requires transitive dev.kameo;
  requires static org.jspecify;
  requires static net.jqwik.api;
  requires static org.junit.jupiter.api;

  exports dev.kameo.testkit;
  exports dev.kameo.testkit.jqwik;
  exports dev.kameo.testkit.jupiter;
  exports dev.kameo.testkit.supervision;

  // JUnit makes the extensions.
  opens dev.kameo.testkit.jupiter to
      org.junit.platform.commons;

  uses dev.kameo.spi.SchedulerProvider;

  provides net.jqwik.api.providers.ArbitraryProvider with
      dev.kameo.testkit.jqwik.ScheduleProvider,
      dev.kameo.testkit.jqwik.TreeStoryProvider;
}

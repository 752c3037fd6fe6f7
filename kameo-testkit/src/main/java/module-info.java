/// Tests of actors: a whole actor system in a simulator, one thread at a time, in virtual time, the
/// same each time for the same seed.
///
/// [dev.kameo.testkit.TestKit] is where to start; [dev.kameo.testkit.jupiter] has it in JUnit
/// Jupiter.
module dev.kameo.testkit {
  requires transitive dev.kameo;
  requires static org.jspecify;
  requires static net.jqwik.api;
  requires static org.junit.jupiter.api;

  exports dev.kameo.testkit;
  exports dev.kameo.testkit.jqwik;
  exports dev.kameo.testkit.jupiter;

  uses dev.kameo.spi.SchedulerProvider;

  provides dev.kameo.spi.SchedulerProvider with
      dev.kameo.testkit.SimulationProvider;
  provides net.jqwik.api.providers.ArbitraryProvider with
      dev.kameo.testkit.jqwik.ScheduleProvider;
}

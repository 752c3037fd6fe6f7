package dev.kameo.testkit;

/// The time that some work takes, which passes before it does anything.
///
/// @param work the work
/// @param due when it has passed
/// @param number its number among all that are due some time
record Busy(Work work, long due, long number) implements Due {

  @Override
  public void expire(Agenda agenda) {
    agenda.endBusy(this);
  }
}

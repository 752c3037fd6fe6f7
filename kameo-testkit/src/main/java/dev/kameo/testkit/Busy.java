package dev.kameo.testkit;

/// The time that some work takes, which passes before it does anything.
///
/// @param work the work
/// @param due when it has passed
/// @param number its number among all that are due some time
/// @param slowness how much of the time is a fault's, in nanoseconds
record Busy(Work work, long due, long number, long slowness) implements Due {

  @Override
  public void heal(Agenda agenda) {
    if (slowness != 0) {
      agenda.time.remove(this);
      long sooner = Math.max(agenda.time.now(), due - slowness);
      agenda.time.add(new Busy(work, sooner, number, 0));
    }
  }

  @Override
  public void expire(Agenda agenda) {
    agenda.endBusy(this);
  }
}

package dev.kameo.verification.canaries;

import dev.kameo.testkit.Explorer;
import dev.kameo.testkit.Fault;
import dev.kameo.testkit.Faults;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TimeModel;
import java.util.function.Function;

/// A program whose bug shows only when something goes wrong, and whose repaired twin an explorer
/// must leave in peace though the same goes wrong.
enum FaultCanary {
  LATE_RENEWAL(LateRenewal::new, Faults.swarm(Fault.LATE_TIMER, Fault.SLOW).at("member")),
  LOST_ACKNOWLEDGEMENT(
      LostAcknowledgement::new, Faults.swarm().without(Fault.START).at("till/clerk")),
  SKIPPED_READING(SkippedReading::new, Faults.swarm(Fault.FULL_MAILBOX).at("display")),
  UNRETURNED_BOOK(UnreturnedBook::new, Faults.swarm().at("reader-*"));

  private final Function<Boolean, Scenario> program;
  private final Faults faults;

  FaultCanary(Function<Boolean, Scenario> program, Faults faults) {
    this.program = program;
    this.faults = faults;
  }

  Scenario buggy() {
    return program.apply(false);
  }

  Scenario repaired() {
    return program.apply(true);
  }

  /// {@return an explorer of one of the twins in which nothing goes wrong}
  Explorer sound(Scenario twin) {
    return Explorer.of(twin).timeModel(TimeModel.idle());
  }

  /// {@return an explorer of one of the twins in which something may go wrong}
  Explorer faulty(Scenario twin) {
    return sound(twin).faults(faults);
  }
}

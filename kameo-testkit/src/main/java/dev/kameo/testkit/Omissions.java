package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Leaves out what the test sends, as long as what is left tells the same story: the run still
/// fails in the same way when just the same things are late, and each of them still has to be.
///
/// Nothing is left out whose lack may itself be why it fails: the scenario, without it and without
/// faults, does not fail in the same way in the default order; unless the whole one does so too,
/// whatever the test expects.
final class Omissions {

  private final Attempts attempts;

  /// What is late in the best run so far, and in all that are tried.
  private final Lateness late;

  /// Whether no order, no fault and no expectation of the test is needed to see the bug.
  private final boolean isPlain;

  /// @param attempts whose best run is in the default order, save for what is held
  Omissions(Attempts attempts, Lateness late) {
    this.attempts = attempts;
    this.late = late;
    this.isPlain = isNobodysExpectation(attempts.failure()) && failsInDefaultOrder(attempts.plan());
  }

  /// Tries to leave out all that goes to one receiver, and then each message.
  void run() {
    for (String receiver : new TreeSet<>(attempts.best().stimuli())) {
      leaveOut(numbersOf(receiver));
    }
    for (int number = attempts.best().stimuli().size() - 1; number >= 0; number--) {
      leaveOut(List.of(number));
    }
  }

  private List<Integer> numbersOf(String receiver) {
    List<String> receivers = attempts.best().stimuli();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < receivers.size(); i++) {
      if (receivers.get(i).equals(receiver)) {
        numbers.add(i);
      }
    }
    return numbers;
  }

  private void leaveOut(List<Integer> numbers) {
    TreeSet<Integer> all = new TreeSet<>(attempts.plan().leftOut().list());
    if (!all.addAll(numbers) || attempts.isOver()) {
      return;
    }
    Plan without = attempts.plan().with(LeftOut.of(all));
    if (!isPlain && failsInDefaultOrder(without)) {
      return;
    }
    RunResult result = attempts.run(without, late.choices());
    if (attempts.isSameBug(result) && areLate(result) && areNeeded(without)) {
      attempts.accepts(result);
    }
  }

  private boolean areLate(RunResult result) {
    return result.trace().events().stream().map(Hold::of).toList().containsAll(late.holds());
  }

  private boolean areNeeded(Plan plan) {
    for (Hold hold : late.holds()) {
      if (attempts.isSameBug(attempts.run(plan, late.without(hold).choices()))) {
        return false;
      }
    }
    return true;
  }

  /// {@return whether the failure is one of the actors, whatever the test expects}
  private static boolean isNobodysExpectation(Failure failure) {
    return failure.kind() == Failure.Kind.PANIC || failure.kind() == Failure.Kind.INVARIANT;
  }

  private boolean failsInDefaultOrder(Plan plan) {
    Plan sound = plan.with(FaultPlan.NONE);
    return attempts.isSameBug(attempts.run(sound, Choices.oldestFirst()));
  }
}

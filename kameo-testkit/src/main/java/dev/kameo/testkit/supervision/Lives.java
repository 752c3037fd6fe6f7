package dev.kameo.testkit.supervision;

import dev.kameo.testkit.supervision.Branch.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// How the lives of a model's actors begin and end. Nothing takes time but an `onStop`.
final class Lives {

  final Parents parents;
  private final Clock clock;
  private final SortedMap<String, Integer> starts = new TreeMap<>();
  private final SortedMap<String, Integer> failuresToCome = new TreeMap<>();

  Lives(Clock clock) {
    this.clock = clock;
    this.parents = new Parents(this, clock);
  }

  /// From now on it is counted how often they start.
  void expect(List<String> paths) {
    paths.forEach(path -> starts.putIfAbsent(path, 0));
  }

  SortedMap<String, Integer> starts() {
    return starts;
  }

  void willFail(String path, int times) {
    failuresToCome.merge(path, times, Integer::sum);
  }

  // Starts

  /// Starts a child for the first time.
  ///
  /// @param then is told whether it has started
  void spawn(Branch child, int place, Consumer<Boolean> then) {
    if (child.parent != null) {
      child.parent.members.add(place, child);
    }
    child.onStart.add(then);
    start(child);
  }

  /// Begins a life.
  void start(Branch branch) {
    branch.begin();
    if (branch.tree.isSupervisor()) {
      startChildren(branch, 0);
      return;
    }
    starts.merge(branch.path, 1, Integer::sum);
    if (failuresToCome.merge(branch.path, 0, Integer::sum) > 0) {
      failuresToCome.merge(branch.path, -1, Integer::sum);
      end(branch, End.START_FAILED);
      return;
    }
    for (ActorTree child : branch.tree.children()) {
      spawn(new Branch(child, branch), branch.members.size(), _ -> {});
    }
    started(branch);
  }

  /// A supervisor starts its children one after another, and cannot start if one of them cannot.
  private void startChildren(Branch supervisor, int nth) {
    if (nth == supervisor.tree.children().size()) {
      started(supervisor);
      return;
    }
    Branch child = new Branch(supervisor.tree.children().get(nth), supervisor);
    spawn(
        child,
        supervisor.members.size(),
        hasStarted -> {
          if (!supervisor.is(Phase.STARTING)) {
            return;
          }
          if (hasStarted) {
            startChildren(supervisor, nth + 1);
          } else {
            end(supervisor, End.START_FAILED);
          }
        });
  }

  private void started(Branch branch) {
    branch.phase = Phase.RUNNING;
    branch.hasStarted = true;
    branch.hasRun = true;
    tellOfStart(branch, true);
    runLater(branch);
    parents.started(branch);
  }

  private static void tellOfStart(Branch branch, boolean hasStarted) {
    List<Consumer<Boolean>> told = List.copyOf(branch.onStart);
    branch.onStart.clear();
    told.forEach(listener -> listener.accept(hasStarted));
  }

  private static void runLater(Branch branch) {
    List<Runnable> tasks = new ArrayList<>(branch.later);
    branch.later.clear();
    tasks.forEach(Runnable::run);
  }

  // Ends

  /// A life ends by itself.
  void end(Branch branch, End why) {
    end(branch, why, why.returns(branch.tree.restart()));
  }

  private void end(Branch branch, End why, boolean mayReturn) {
    if (!branch.is(Phase.STARTING) && !branch.is(Phase.RUNNING)) {
      return;
    }
    branch.phase = Phase.ENDING;
    branch.end = why;
    branch.returns = mayReturn && branch.hasRun && !branch.isDismissed();
    runLater(branch);
    parents.stopAll(branch);
  }

  /// The parent ends a life, after which there is another.
  void pause(Branch branch) {
    if (branch.is(Phase.STARTING)) {
      branch.later.add(() -> pause(branch));
    } else {
      end(branch, End.SHUTDOWN, true);
    }
  }

  /// Somebody ends a branch for good.
  void dismiss(Branch branch, End why) {
    if (branch.dismissal == null) {
      branch.dismissal = why;
    }
    switch (branch.phase) {
      case STARTING -> branch.later.add(() -> dismiss(branch, why));
      case RUNNING -> end(branch, why, false);
      case ENDING -> branch.returns &= branch.leaving != null;
      case PAUSED -> {
        branch.end = branch.dismissal;
        gone(branch);
      }
      case STOPPED -> {}
    }
  }

  /// The parent ends a life at once.
  void kill(Branch branch, boolean isForGood) {
    if (isForGood && branch.dismissal == null) {
      branch.dismissal = End.KILLED;
    }
    if (branch.leaving != null) {
      left(branch);
    } else if (branch.is(Phase.STARTING) || branch.is(Phase.RUNNING)) {
      end(branch, End.KILLED);
    } else if (isForGood) {
      dismiss(branch, End.KILLED);
    }
  }

  /// Its children have stopped.
  void leave(Branch branch) {
    if (branch.hasStarted && !branch.tree.stopTime().isZero()) {
      branch.leaving = clock.after(branch.tree.stopTime().toNanos(), () -> left(branch));
    } else {
      left(branch);
    }
  }

  /// Its `onStop` is over.
  private void left(Branch branch) {
    if (branch.leaving != null) {
      branch.leaving.cancel();
      branch.leaving = null;
    }
    if (!branch.returns) {
      gone(branch);
    } else if (branch.dismissal != null) {
      branch.end = branch.dismissal;
      gone(branch);
    } else {
      branch.phase = Phase.PAUSED;
      parents.paused(branch);
    }
  }

  private void gone(Branch branch) {
    branch.phase = Phase.STOPPED;
    if (branch.parent != null && !branch.isKept()) {
      branch.parent.members.remove(branch);
    }
    tellOfStart(branch, false);
    branch.onEnd.forEach(listener -> listener.accept(branch.end));
    branch.onEnd.clear();
    parents.gone(branch);
  }
}

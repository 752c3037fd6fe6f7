package dev.kameo.testkit.supervision;

import dev.kameo.supervision.RestartLimit;
import dev.kameo.supervision.SupervisionStrategy.Scope;
import dev.kameo.testkit.supervision.TreeEvent.IsKilled;
import dev.kameo.testkit.supervision.TreeEvent.IsStopped;
import dev.kameo.testkit.supervision.TreeEvent.Panics;
import dev.kameo.testkit.supervision.TreeEvent.Stops;
import dev.kameo.testkit.supervision.TreeEvent.TimePasses;
import dev.kameo.testkit.supervision.TreeEvent.WillNotStart;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The state of a model while something happens in it. What it calls the *root* is supervised by
/// the top of a system, which never gives up.
final class World {

  /// Why a life ends, as far as it matters.
  private enum End {
    /// By itself, or by the word of others, in order.
    ORDERLY,
    /// By a panic, a kill or a start that has failed.
    FAILURE
  }

  private final SortedMap<String, Integer> starts = new TreeMap<>();
  private final SortedMap<String, Integer> failuresToCome = new TreeMap<>();
  private final Branch root;
  private long now;
  private long numbers;

  private World(Branch root) {
    this.root = root;
  }

  static World of(ActorTree tree) {
    World world = new World(new Branch(tree, null));
    tree.paths().forEach(path -> world.starts.put(path, 0));
    world.start(world.root);
    return world;
  }

  World copy() {
    World copy = new World(root.copy(null));
    copy.starts.putAll(starts);
    copy.failuresToCome.putAll(failuresToCome);
    copy.now = now;
    copy.numbers = numbers;
    return copy;
  }

  SortedMap<String, Life> lives() {
    SortedMap<String, Life> lives = new TreeMap<>();
    starts.forEach((path, times) -> {
      Branch branch = find(root, path);
      lives.put(path, new Life(branch != null && branch.isRunning, times));
    });
    return lives;
  }

  void happens(TreeEvent event) {
    switch (event) {
      case Panics(String path) -> fails(path, End.FAILURE);
      case IsKilled(String path) -> fails(path, End.FAILURE);
      case Stops(String path) -> fails(path, End.ORDERLY);
      case IsStopped(String path) -> isStopped(path);
      case WillNotStart(String path, int times) -> {
        requireKnown(path);
        failuresToCome.merge(path, times, Integer::sum);
      }
      case TimePasses(var duration) -> pass(duration.toNanos());
    }
  }

  private void fails(String path, End end) {
    requireKnown(path);
    Branch branch = find(root, path);
    if (branch != null && branch.isRunning) {
      ends(branch, end);
    }
  }

  private void isStopped(String path) {
    requireKnown(path);
    Branch branch = find(root, path);
    if (branch != null && branch.parent != null) {
      branch.end();
      isGone(branch);
    }
  }

  private void requireKnown(String path) {
    if (!starts.containsKey(path)) {
      throw new IllegalArgumentException(
          "No actor of the tree is at '%s'. There are %s.".formatted(path, starts.keySet()));
    }
  }

  private static @Nullable Branch find(Branch branch, String path) {
    if (branch.path.equals(path)) {
      return branch;
    }
    for (Branch child : branch.children) {
      Branch found = find(child, path);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  // Starts and ends

  /// {@return whether it has started}
  private boolean start(Branch branch) {
    starts.merge(branch.path, 1, Integer::sum);
    if (failuresToCome.merge(branch.path, 0, Integer::sum) > 0) {
      failuresToCome.merge(branch.path, -1, Integer::sum);
      return false;
    }
    branch.begin();
    for (ActorTree child : branch.tree.children()) {
      Branch born = new Branch(child, branch);
      if (start(born)) {
        branch.children.add(born);
      }
    }
    return true;
  }

  private void ends(Branch branch, End end) {
    branch.end();
    if (wantsMore(branch, end)) {
      decide(branch);
    } else {
      isGone(branch);
    }
  }

  private static boolean wantsMore(Branch branch, End end) {
    return switch (branch.tree.restart()) {
      case PERMANENT -> true;
      case TRANSIENT -> end == End.FAILURE;
      case TEMPORARY -> false;
    };
  }

  private static void isGone(Branch branch) {
    Branch parent = branch.parent;
    if (parent != null) {
      parent.children.remove(branch);
      if (parent.group != null) {
        parent.group.toStart().remove(branch);
      }
    }
  }

  // Decisions

  private void decide(Branch failed) {
    RestartLimit own = failed.tree.restartLimit();
    Branch parent = failed.parent;
    if (parent == null) {
      if (failed.countOwn(own.isLimited() ? own : RestartLimit.usual(), now)) {
        restart(failed);
      }
    } else if (failed.countOwn(own, now) && parent.countChild(now)) {
      if (parent.group == null && isAlone(parent.tree.strategy().scope())) {
        restart(failed);
      } else {
        restart(parent, failed);
      }
    } else {
      isGone(failed);
      ends(parent, End.ORDERLY);
    }
  }

  private static boolean isAlone(Scope scope) {
    return scope == Scope.ONE_FOR_ONE || scope == Scope.SIMPLE_ONE_FOR_ONE;
  }

  private void restart(Branch failed) {
    long delay = failed.nextDelay(now);
    if (delay > 0) {
      failed.due = now + delay;
      failed.number = numbers++;
    } else {
      startAgain(failed);
    }
  }

  private void startAgain(Branch branch) {
    branch.due = Branch.NEVER;
    if (!start(branch)) {
      decide(branch);
    }
  }

  /// Restarts several children.
  private void restart(Branch parent, Branch failed) {
    List<Branch> left = parent.group == null ? List.of() : parent.group.toStart();
    List<Branch> members = new ArrayList<>();
    boolean isAfter = false;
    for (Branch child : parent.children) {
      isAfter |= child == failed;
      if (left.contains(child) || isIn(parent.tree.strategy().scope(), child == failed, isAfter)) {
        members.add(child);
      }
    }
    parent.group = null;
    members.forEach(Branch::end);
    members.stream().filter(Branch::isTemporary).forEach(World::isGone);
    members.removeIf(Branch::isTemporary);
    Branch.Group group = new Branch.Group(members);
    parent.group = group;
    long delay = failed.nextDelay(now);
    if (delay > 0) {
      parent.groupDue(now + delay, numbers++);
    } else {
      start(parent, group);
    }
  }

  private static boolean isIn(Scope scope, boolean isFailed, boolean isAfter) {
    return switch (scope) {
      case ONE_FOR_ONE, SIMPLE_ONE_FOR_ONE -> isFailed;
      case ONE_FOR_ALL -> true;
      case REST_FOR_ONE -> isAfter;
    };
  }

  /// Starts the children of a group, the oldest first, up to one that fails.
  private void start(Branch parent, Branch.Group group) {
    for (Branch next : List.copyOf(group.toStart())) {
      if (!start(next)) {
        decide(next);
        return;
      }
      group.toStart().remove(next);
    }
    parent.group = null;
  }

  // Time

  private void pass(long nanos) {
    long end = now + nanos;
    Due next = earliest(root);
    while (next != null && next.moment <= end) {
      now = next.moment;
      next.fire.run();
      next = earliest(root);
    }
    now = end;
  }

  private @Nullable Due earliest(Branch branch) {
    Due first = null;
    if (branch.due != Branch.NEVER) {
      first = new Due(branch.due, branch.number, () -> startAgain(branch));
    }
    Branch.Group group = branch.group;
    if (group != null) {
      first =
          Due.earlier(
              first, new Due(branch.groupDue, branch.groupNumber, () -> start(branch, group)));
    }
    for (Branch child : branch.children) {
      first = Due.earlier(first, earliest(child));
    }
    return first;
  }

  /// A restart that waits.
  ///
  /// @param moment when it is due
  /// @param number which of those that are due then
  /// @param fire does it
  private record Due(long moment, long number, Runnable fire) {

    static @Nullable Due earlier(@Nullable Due one, @Nullable Due other) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      boolean isOne =
          one.moment < other.moment || (one.moment == other.moment && one.number < other.number);
      return isOne ? one : other;
    }
  }
}

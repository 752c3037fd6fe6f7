package dev.kameo.testkit.supervision;

import dev.kameo.supervision.ChildCount;
import dev.kameo.supervision.ChildState;
import dev.kameo.testkit.supervision.Branch.Phase;
import dev.kameo.testkit.supervision.TreeEvent.DeleteChild;
import dev.kameo.testkit.supervision.TreeEvent.FindChild;
import dev.kameo.testkit.supervision.TreeEvent.IsKilled;
import dev.kameo.testkit.supervision.TreeEvent.IsStopped;
import dev.kameo.testkit.supervision.TreeEvent.Panics;
import dev.kameo.testkit.supervision.TreeEvent.RestartChild;
import dev.kameo.testkit.supervision.TreeEvent.StartChild;
import dev.kameo.testkit.supervision.TreeEvent.StopChild;
import dev.kameo.testkit.supervision.TreeEvent.Stops;
import dev.kameo.testkit.supervision.TreeEvent.TimePasses;
import dev.kameo.testkit.supervision.TreeEvent.WillNotStart;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a model is made of while something happens in it: who is there, how long it has been, and
/// what was answered. How lives begin and end is for [Lives], what parents do for [Parents], and
/// what supervisors answer for [Requests].
final class World {

  final Clock clock = new Clock();
  private final ActorTree tree;
  private final Lives lives = new Lives(clock);
  private final Requests requests = new Requests(lives);
  private final Branch root;

  private World(ActorTree tree) {
    this.tree = tree;
    root = new Branch(tree, null);
    lives.expect(tree.paths());
    lives.start(root);
  }

  static World of(ActorTree tree) {
    return new World(tree);
  }

  // Events

  void happens(TreeEvent event) {
    switch (event) {
      case Panics(String path) -> panics(path);
      case IsKilled(String path) -> ends(path, End.KILLED);
      case Stops(String path) -> ends(path, End.NORMAL);
      case IsStopped(String path) -> isStopped(path);
      case WillNotStart(String path, int times) -> {
        tree.requirePath(path);
        lives.willFail(path, times);
      }
      case TimePasses(var duration) -> clock.pass(duration.toNanos());
      case StartChild(String path, ActorTree child) -> {
        Branch supervisor = supervisor(path);
        if (supervisor != null) {
          requests.start(supervisor, child);
        }
      }
      case StopChild(String path) -> request(path, requests::stop);
      case RestartChild(String path) -> request(path, requests::restart);
      case DeleteChild(String path) -> request(path, requests::delete);
      case FindChild(String path) -> request(path, requests::find);
    }
  }

  private void panics(String path) {
    Branch branch = running(path);
    if (branch != null && !branch.tree.isSupervisor()) {
      lives.end(branch, End.PANICKED);
    }
  }

  private void ends(String path, End why) {
    Branch branch = running(path);
    if (branch != null) {
      lives.end(branch, why);
    }
  }

  private void isStopped(String path) {
    tree.requirePath(path);
    Branch child = find(path);
    if (child != null && child.parent != null && child.parent.is(Phase.RUNNING)) {
      lives.parents.stop(child, true);
    }
  }

  /// Something that is asked of a supervisor about its child of a name.
  private interface Request {
    void of(Branch supervisor, String child);
  }

  private void request(String path, Request request) {
    int slash = path.lastIndexOf('/');
    Branch supervisor = slash < 0 ? null : supervisor(path.substring(0, slash));
    if (supervisor != null) {
      request.of(supervisor, path.substring(slash + 1));
    }
  }

  private @Nullable Branch supervisor(String path) {
    Branch branch = running(path);
    return branch != null && branch.tree.isSupervisor() ? branch : null;
  }

  private @Nullable Branch running(String path) {
    tree.requirePath(path);
    Branch branch = find(path);
    return branch != null && branch.is(Phase.RUNNING) ? branch : null;
  }

  private @Nullable Branch find(String path) {
    return branches(root).filter(branch -> branch.path.equals(path)).findFirst().orElse(null);
  }

  private static Stream<Branch> branches(Branch branch) {
    return Stream.concat(Stream.of(branch), branch.members.stream().flatMap(World::branches));
  }

  // What there is to see

  SortedMap<String, Life> lives() {
    SortedMap<String, Life> seen = new TreeMap<>();
    lives
        .starts()
        .forEach((path, times) -> {
          Branch branch = find(path);
          seen.put(path, new Life(branch != null && branch.is(Phase.RUNNING), times));
        });
    return seen;
  }

  List<Answer> answers() {
    return requests.answers();
  }

  SortedMap<String, Listing> listings() {
    SortedMap<String, Listing> listings = new TreeMap<>();
    runningSupervisors().forEach(branch -> listings.put(branch.path, list(branch)));
    return listings;
  }

  private static Listing list(Branch supervisor) {
    List<Listing.Child> children = new ArrayList<>();
    int active = 0;
    int supervisors = 0;
    for (Branch child : supervisor.members) {
      ChildState state = child.state();
      children.add(new Listing.Child(child.tree.name(), state));
      active += state == ChildState.RESTARTING || state == ChildState.STOPPED ? 0 : 1;
      supervisors += child.tree.isSupervisor() ? 1 : 0;
    }
    int all = children.size();
    return new Listing(children, new ChildCount(all, active, supervisors, all - supervisors));
  }

  private Stream<Branch> runningSupervisors() {
    return branches(root).filter(branch -> branch.tree.isSupervisor() && branch.is(Phase.RUNNING));
  }

  // For those who tell stories

  /// {@return the paths of the supervisors that run}
  List<String> supervisors() {
    return runningSupervisors().map(branch -> branch.path).toList();
  }

  /// {@return what a supervisor that runs was made from}
  ActorTree tree(String supervisor) {
    Branch branch = running(supervisor);
    return branch == null ? tree : branch.tree;
  }

  /// {@return the names of its children}
  List<String> names(String supervisor) {
    Branch branch = running(supervisor);
    return branch == null
        ? List.of()
        : branch.members.stream().map(child -> child.tree.name()).toList();
  }

  /// {@return in how many nanoseconds something is due, or forgotten, the soonest first}
  List<Long> ahead() {
    return LongStream.concat(clock.moments(), root.horizons())
        .map(moment -> moment - clock.now())
        .filter(time -> time > 1)
        .sorted()
        .distinct()
        .boxed()
        .toList();
  }
}

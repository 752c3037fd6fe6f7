package dev.kameo.testkit.supervision;

import dev.kameo.supervision.AutoShutdown;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.RestartLimit;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.Shutdown;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.testkit.Gen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// An actor and its children, as far as supervision goes: what would be said in their specs.
/// Immutable.
///
/// ```java
/// ActorTree shop =
///     ActorTree.of("shop")
///         .strategy(SupervisionStrategy.restForOne().intensity(3, Duration.ofMinutes(1)))
///         .children(
///             ActorTree.of("stock").restart(RestartPolicy.PERMANENT),
///             ActorTree.of("till").restart(RestartPolicy.TRANSIENT));
/// ```
///
/// @param name its own name
/// @param isSupervisor whether it is a [dev.kameo.supervision.Supervisor], which takes requests
/// @param restart when it is restarted
/// @param restartLimit how often at most
/// @param backoff how long a restart waits
/// @param shutdown how its parent stops it
/// @param significant whether its end may end its parent
/// @param stopTime how long its `onStop` takes, unless it is killed meanwhile
/// @param strategy what it does when a child has ended
/// @param children whom it spawns when it starts, in this order
public record ActorTree(
    String name,
    boolean isSupervisor,
    RestartPolicy restart,
    RestartLimit restartLimit,
    Backoff backoff,
    Shutdown shutdown,
    boolean significant,
    Duration stopTime,
    SupervisionStrategy strategy,
    List<ActorTree> children) {

  private static final Shutdown SHUTDOWN = Shutdown.within(Duration.ofSeconds(5));

  /// @throws IllegalArgumentException if two children have one name, a backoff is random, a child
  ///   is significant to no purpose, or a `Supervisor` takes time to stop
  public ActorTree {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(restart, "restart");
    Objects.requireNonNull(restartLimit, "restartLimit");
    Objects.requireNonNull(shutdown, "shutdown");
    children = List.copyOf(children);
    if (backoff.jitter() != 0) {
      throw new IllegalArgumentException(
          "The backoff of %s has a jitter, which no model can foresee. Leave it out."
              .formatted(name));
    }
    if (stopTime.isNegative() || (isSupervisor && !stopTime.isZero())) {
      throw new IllegalArgumentException(
          "stopTime of %s must %s: %s"
              .formatted(
                  name, isSupervisor ? "be 0, as of any Supervisor" : "not be negative", stopTime));
    }
    if (significant && restart == RestartPolicy.PERMANENT) {
      throw new IllegalArgumentException(
          "%s is PERMANENT, never ends by itself, and cannot be significant. Make it TRANSIENT."
              .formatted(name));
    }
    Set<String> names = new HashSet<>();
    for (ActorTree child : children) {
      if (!fits(strategy, child)) {
        throw new IllegalArgumentException(
            "%s has the significant child '%s', but its autoShutdown is NEVER. Choose ANY_SIGNIFICANT."
                .formatted(name, child.name));
      }
      if (!names.add(child.name)) {
        throw new IllegalArgumentException(
            "%s has two children named '%s'. Give each its own name.".formatted(name, child.name));
      }
    }
  }

  private static boolean fits(SupervisionStrategy strategy, ActorTree child) {
    return !child.significant || strategy.autoShutdown() != AutoShutdown.NEVER;
  }

  /// {@return whether that one can be a child of it}
  boolean takes(ActorTree child) {
    return fits(strategy, child);
  }

  /// {@return an actor without children, with the choices that a spec has by default}
  public static ActorTree of(String name) {
    return new ActorTree(
        name,
        false,
        RestartPolicy.TEMPORARY,
        RestartLimit.none(),
        Backoff.none(),
        SHUTDOWN,
        false,
        Duration.ZERO,
        SupervisionStrategy.oneForOne(),
        List.of());
  }

  /// {@return a [dev.kameo.supervision.Supervisor] without children}
  public static ActorTree supervisor(String name) {
    return of(name).change(draft -> draft.isSupervisor = true);
  }

  /// {@return one that is restarted then}
  public ActorTree restart(RestartPolicy policy) {
    return change(draft -> draft.restart = policy);
  }

  /// {@return one that is restarted no more often than that}
  public ActorTree restartLimit(int maxRestarts, Duration within) {
    RestartLimit limit = new RestartLimit(maxRestarts, within);
    return change(draft -> draft.restartLimit = limit);
  }

  /// {@return one whose restarts wait}
  public ActorTree backoff(Backoff delays) {
    return change(draft -> draft.backoff = delays);
  }

  /// {@return one that is stopped in this way}
  public ActorTree shutdown(Shutdown way) {
    return change(draft -> draft.shutdown = way);
  }

  /// {@return one that is significant, or not}
  public ActorTree significant(boolean isSignificant) {
    return change(draft -> draft.significant = isSignificant);
  }

  /// {@return one whose `onStop` takes that long}
  public ActorTree stopTime(Duration time) {
    return change(draft -> draft.stopTime = time);
  }

  /// {@return one that does this when a child has ended}
  public ActorTree strategy(SupervisionStrategy other) {
    return change(draft -> draft.strategy = other);
  }

  /// {@return one with these children}
  public ActorTree children(ActorTree... others) {
    return children(List.of(others));
  }

  /// {@return one with these children}
  public ActorTree children(List<ActorTree> others) {
    return change(draft -> draft.children = others);
  }

  /// {@return one with that name}
  ActorTree named(String other) {
    return change(draft -> draft.name = other);
  }

  private ActorTree change(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.finished();
  }

  /// {@return the paths of all actors in it, like `shop/till`: each before its children}
  public List<String> paths() {
    return paths("").toList();
  }

  Stream<String> paths(String above) {
    String path = above + name;
    return Stream.concat(
        Stream.of(path), children.stream().flatMap(child -> child.paths(path + "/")));
  }

  /// @throws IllegalArgumentException if no actor of that path is in it, and none can come: below a
  ///   `Supervisor` any can
  void requirePath(String path) {
    if (!mayHave(path)) {
      throw new IllegalArgumentException(
          "No actor of the tree is at '%s'. There are %s.".formatted(path, paths()));
    }
  }

  private boolean mayHave(String path) {
    return path.equals(name)
        || (path.startsWith(name + "/")
            && (isSupervisor
                || children.stream()
                    .anyMatch(child -> child.mayHave(path.substring(name.length() + 1)))));
  }

  /// {@return small trees of every kind}: up to three levels, all policies, strategies, limits and
  /// backoffs, ready-made supervisors, and actors that take their time to stop. The simplest is one
  /// actor that is never restarted.
  public static Gen<ActorTree> gen() {
    return TreeGen.trees();
  }

  /// {@return the name, what differs from the defaults, and the children}
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (isSupervisor) {
      parts.add("Supervisor");
    }
    if (restart != RestartPolicy.TEMPORARY) {
      parts.add(restart.toString());
    }
    if (restartLimit.isLimited()) {
      parts.add(restartLimit.toString());
    }
    if (!backoff.equals(Backoff.none())) {
      parts.add(
          backoff.shortest().equals(backoff.longest())
              ? "after " + backoff.shortest()
              : "after %s to %s".formatted(backoff.shortest(), backoff.longest()));
    }
    if (significant) {
      parts.add("significant");
    }
    if (!stopTime.isZero()) {
      parts.add("stops in " + stopTime);
    }
    if (!shutdown.equals(SHUTDOWN)) {
      parts.add("shutdown " + shutdown);
    }
    if (isSupervisor || !children.isEmpty()) {
      parts.add("%s, %s%s".formatted(strategy.scope(), strategy.intensity(), autoShutdown()));
    }
    String text = parts.isEmpty() ? name : "%s (%s)".formatted(name, String.join(", ", parts));
    return children.isEmpty() ? text : text + ": " + children;
  }

  private String autoShutdown() {
    return strategy.autoShutdown() == AutoShutdown.NEVER ? "" : ", " + strategy.autoShutdown();
  }

  /// A tree while one of its values is changed.
  private static final class Draft {

    String name;
    boolean isSupervisor;
    RestartPolicy restart;
    RestartLimit restartLimit;
    Backoff backoff;
    Shutdown shutdown;
    boolean significant;
    Duration stopTime;
    SupervisionStrategy strategy;
    List<ActorTree> children;

    Draft(ActorTree tree) {
      name = tree.name;
      isSupervisor = tree.isSupervisor;
      restart = tree.restart;
      restartLimit = tree.restartLimit;
      backoff = tree.backoff;
      shutdown = tree.shutdown;
      significant = tree.significant;
      stopTime = tree.stopTime;
      strategy = tree.strategy;
      children = tree.children;
    }

    ActorTree finished() {
      return new ActorTree(
          name,
          isSupervisor,
          restart,
          restartLimit,
          backoff,
          shutdown,
          significant,
          stopTime,
          strategy,
          children);
    }
  }
}

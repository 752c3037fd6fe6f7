package dev.kameo.testkit.supervision;

import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.RestartLimit;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.testkit.Gen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
/// @param restart when it is restarted
/// @param restartLimit how often at most
/// @param backoff how long a restart waits
/// @param strategy what it does when a child has ended
/// @param children whom it spawns when it starts, in this order
public record ActorTree(
    String name,
    RestartPolicy restart,
    RestartLimit restartLimit,
    Backoff backoff,
    SupervisionStrategy strategy,
    List<ActorTree> children) {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Backoff CONSTANT = Backoff.constant(Duration.ofMillis(100));
  private static final Backoff EXPONENTIAL = Backoff.exponential(Duration.ofMillis(100), SECOND);

  /// @throws IllegalArgumentException if two children have one name, or a backoff is random
  public ActorTree {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(restart, "restart");
    Objects.requireNonNull(restartLimit, "restartLimit");
    Objects.requireNonNull(strategy, "strategy");
    children = List.copyOf(children);
    if (backoff.jitter() != 0) {
      throw new IllegalArgumentException(
          "The backoff of %s has a jitter, which no model can foresee. Leave it out."
              .formatted(name));
    }
    Set<String> names = new HashSet<>();
    for (ActorTree child : children) {
      if (!names.add(child.name)) {
        throw new IllegalArgumentException(
            "%s has two children named '%s'. Give each its own name.".formatted(name, child.name));
      }
    }
  }

  /// {@return an actor without children, with the choices that a spec has by default}
  public static ActorTree of(String name) {
    return new ActorTree(
        name,
        RestartPolicy.TEMPORARY,
        RestartLimit.none(),
        Backoff.none(),
        SupervisionStrategy.oneForOne(),
        List.of());
  }

  /// {@return one that is restarted then}
  public ActorTree restart(RestartPolicy policy) {
    return new ActorTree(name, policy, restartLimit, backoff, strategy, children);
  }

  /// {@return one that is restarted no more often than that}
  public ActorTree restartLimit(int maxRestarts, Duration within) {
    RestartLimit limit = new RestartLimit(maxRestarts, within);
    return new ActorTree(name, restart, limit, backoff, strategy, children);
  }

  /// {@return one whose restarts wait}
  public ActorTree backoff(Backoff delays) {
    return new ActorTree(name, restart, restartLimit, delays, strategy, children);
  }

  /// {@return one that does this when a child has ended}
  public ActorTree strategy(SupervisionStrategy other) {
    return new ActorTree(name, restart, restartLimit, backoff, other, children);
  }

  /// {@return one with these children}
  public ActorTree children(ActorTree... others) {
    return children(List.of(others));
  }

  /// {@return one with these children}
  public ActorTree children(List<ActorTree> others) {
    return new ActorTree(name, restart, restartLimit, backoff, strategy, others);
  }

  /// {@return the paths of all actors in it, like `shop/till`: each before its children}
  public List<String> paths() {
    return paths("").toList();
  }

  private Stream<String> paths(String above) {
    String path = above + name;
    return Stream.concat(
        Stream.of(path), children.stream().flatMap(child -> child.paths(path + "/")));
  }

  /// {@return small trees of every kind}: up to three levels, all policies, strategies, limits and
  /// backoffs. The simplest is one actor that is never restarted.
  public static Gen<ActorTree> gen() {
    Gen<ActorTree> leaf = Gen.from(ActorTree::drawOne);
    return Gen.recursive(leaf, ActorTree::drawWithChildren, 2).map(tree -> tree.named("a", 0));
  }

  private static Gen<ActorTree> drawWithChildren(Gen<ActorTree> smaller) {
    return Gen.from(draws -> drawOne(draws).children(unique(draws.draw(smaller.list(1, 3)))));
  }

  private static List<ActorTree> unique(List<ActorTree> trees) {
    List<ActorTree> named = new ArrayList<>();
    for (ActorTree tree : trees) {
      named.add(tree.named("" + named.size()));
    }
    return named;
  }

  private static ActorTree drawOne(Gen.Drawing draws) {
    ActorTree one =
        of("a")
            .restart(
                draws.draw(
                    Gen.oneOf(
                        RestartPolicy.TEMPORARY, RestartPolicy.PERMANENT, RestartPolicy.TRANSIENT)))
            .backoff(draws.draw(Gen.oneOf(Backoff.none(), CONSTANT, EXPONENTIAL)))
            .strategy(drawStrategy(draws));
    return draws.draw(Gen.booleans()) ? one.restartLimit(draws.draw(Gen.ints(0, 2)), SECOND) : one;
  }

  private static SupervisionStrategy drawStrategy(Gen.Drawing draws) {
    SupervisionStrategy strategy =
        draws.draw(
            Gen.oneOf(
                SupervisionStrategy.oneForOne(),
                SupervisionStrategy.oneForAll(),
                SupervisionStrategy.restForOne()));
    return strategy.intensity(draws.draw(Gen.oneOf(1, 2, 3, 4, 0)), SECOND);
  }

  private ActorTree named(String other) {
    return new ActorTree(other, restart, restartLimit, backoff, strategy, children);
  }

  /// {@return it with names by place, and backoffs of which no two are equal, so that no two
  /// restarts are due at one moment}
  private ActorTree named(String other, int number) {
    Duration shortest = backoff.shortest().plusNanos(number);
    Backoff own =
        switch (backoff) {
          case Backoff b when b.equals(CONSTANT) -> Backoff.constant(shortest);
          case Backoff b when b.equals(EXPONENTIAL) -> Backoff.exponential(shortest, SECOND);
          default -> backoff;
        };
    List<ActorTree> named = new ArrayList<>();
    for (ActorTree child : children) {
      int nth = named.size() + 1;
      named.add(child.named(other + nth, 4 * number + nth));
    }
    return new ActorTree(other, restart, restartLimit, own, strategy, named);
  }

  /// {@return all times that its limits and backoffs speak of}
  Set<Duration> times() {
    Set<Duration> times = new TreeSet<>();
    times.addAll(
        List.of(
            strategy.intensity().within(),
            backoff.shortest(),
            backoff.longest(),
            backoff.quietTime()));
    if (restartLimit.isLimited()) {
      times.add(restartLimit.within());
    }
    children.forEach(child -> times.addAll(child.times()));
    times.remove(Duration.ZERO);
    return times;
  }

  /// {@return the name, what differs from the defaults, and the children}
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
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
    if (!children.isEmpty()) {
      parts.add("%s, %s: %s".formatted(strategy.scope(), strategy.intensity(), children));
    }
    return parts.isEmpty() ? name : "%s (%s)".formatted(name, String.join(", ", parts));
  }
}

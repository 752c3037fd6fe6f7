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

  /// {@return small trees of every kind}: up to three levels, policies, strategies, limits and
  /// backoffs. The simplest is one actor that is never restarted.
  public static Gen<ActorTree> gen() {
    return gen("a", 2);
  }

  private static Gen<ActorTree> gen(String name, int depth) {
    return Gen.from(draws -> {
      ActorTree tree =
          of(name)
              .restart(draws.draw(Gen.oneOf(RestartPolicy.TEMPORARY, RestartPolicy.PERMANENT, RestartPolicy.TRANSIENT)))
              .backoff(draws.draw(backoffs(name)))
              .strategy(draws.draw(strategies()));
      boolean isLimited = draws.draw(Gen.booleans());
      if (isLimited) {
        tree = tree.restartLimit(draws.draw(Gen.ints(0, 2)), Duration.ofSeconds(1));
      }
      int size = depth == 0 ? 0 : draws.draw(Gen.ints(0, 3));
      List<ActorTree> children = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        children.add(draws.draw(gen(name + (i + 1), depth - 1)));
      }
      return tree.children(children);
    });
  }

  /// No two actors wait equally long, so no two restarts are due at one moment.
  private static Gen<Backoff> backoffs(String name) {
    Duration own = Duration.ofMillis(100).plusNanos(Integer.parseInt("0" + name.substring(1)));
    return Gen.oneOf(
        Backoff.none(), Backoff.constant(own), Backoff.exponential(own, Duration.ofSeconds(1)));
  }

  private static Gen<SupervisionStrategy> strategies() {
    return Gen.from(draws -> {
      SupervisionStrategy strategy =
          draws.draw(
              Gen.oneOf(
                  SupervisionStrategy.oneForOne(),
                  SupervisionStrategy.oneForAll(),
                  SupervisionStrategy.restForOne()));
      return strategy.intensity(draws.draw(Gen.ints(0, 4)), Duration.ofSeconds(1));
    });
  }
}

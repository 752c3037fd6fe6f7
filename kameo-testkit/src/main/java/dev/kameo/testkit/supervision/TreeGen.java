package dev.kameo.testkit.supervision;

import dev.kameo.supervision.AutoShutdown;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.Shutdown;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.testkit.Gen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How trees are made at random: such that no two things that wait are due at one moment.
final class TreeGen {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration TENTH = Duration.ofMillis(100);
  private static final Duration NANO = Duration.ofNanos(1);
  private static final Backoff CONSTANT = Backoff.constant(TENTH);
  private static final Backoff EXPONENTIAL = Backoff.exponential(TENTH, SECOND);

  /// A time to stop; a time-out is a nanosecond more or less.
  private static final Duration LONG = Duration.ofMillis(700);

  private TreeGen() {}

  static Gen<ActorTree> trees() {
    Gen<ActorTree> leaf = Gen.from(TreeGen::one);
    Gen<ActorTree> low = Gen.weighted(leaf.weight(3), withChildren(leaf).weight(2));
    return Gen.weighted(leaf.weight(1), withChildren(low).weight(5))
        .map(tree -> placed(tree, "a", 0));
  }

  /// {@return one child for a supervisor that may have some already}
  ///
  /// @param number of the supervisor's other children, so that none waits as long as this one
  static Gen<ActorTree> child(ActorTree parent, String name, int number) {
    return Gen.from(TreeGen::one).map(child -> placed(fitting(child, parent), name, number));
  }

  private static Gen<ActorTree> withChildren(Gen<ActorTree> smaller) {
    return Gen.from(draws -> {
      ActorTree parent = one(draws);
      List<ActorTree> children = new ArrayList<>();
      for (ActorTree child : draws.draw(smaller.list(1, 3))) {
        children.add(fitting(child.named("" + children.size()), parent));
      }
      return parent.children(children);
    });
  }

  private static ActorTree one(Gen.Drawing draws) {
    boolean isSupervisor = draws.draw(Gen.ints(0, 3)) == 3;
    ActorTree one =
        (isSupervisor ? ActorTree.supervisor("a") : ActorTree.of("a"))
            .restart(
                draws.draw(
                    Gen.oneOf(
                        RestartPolicy.TEMPORARY,
                        RestartPolicy.PERMANENT,
                        RestartPolicy.TRANSIENT,
                        RestartPolicy.PERMANENT)))
            .backoff(draws.draw(Gen.oneOf(Backoff.none(), CONSTANT, EXPONENTIAL, EXPONENTIAL)))
            .strategy(strategy(draws));
    if (draws.draw(Gen.ints(0, 2)) == 2) {
      one = one.restartLimit(draws.draw(Gen.oneOf(1, 2, 3, 0)), SECOND);
    }
    if (one.restart() != RestartPolicy.PERMANENT) {
      one = one.significant(draws.draw(Gen.booleans()));
    }
    return draws.draw(Gen.ints(0, 2)) == 2 ? slow(one, draws) : one;
  }

  private static ActorTree slow(ActorTree one, Gen.Drawing draws) {
    Shutdown shutdown =
        draws.draw(
            Gen.oneOf(
                Shutdown.within(LONG.plusNanos(1)),
                Shutdown.within(LONG.minusNanos(1)),
                Shutdown.infinite(),
                Shutdown.kill()));
    return one.shutdown(shutdown).stopTime(one.isSupervisor() ? Duration.ZERO : LONG);
  }

  private static SupervisionStrategy strategy(Gen.Drawing draws) {
    SupervisionStrategy strategy =
        draws.draw(
            Gen.oneOf(
                SupervisionStrategy.oneForOne(),
                SupervisionStrategy.oneForAll(),
                SupervisionStrategy.restForOne(),
                SupervisionStrategy.simpleOneForOne()));
    strategy = strategy.intensity(draws.draw(Gen.oneOf(1, 3, 2, 4, 3, 2, 0)), SECOND);
    return strategy.scope() == SupervisionStrategy.Scope.SIMPLE_ONE_FOR_ONE
        ? strategy
        : strategy.autoShutdown(
            draws.draw(
                Gen.oneOf(
                    AutoShutdown.NEVER,
                    AutoShutdown.ANY_SIGNIFICANT,
                    AutoShutdown.ALL_SIGNIFICANT)));
  }

  private static ActorTree fitting(ActorTree child, ActorTree parent) {
    return parent.strategy().autoShutdown() == AutoShutdown.NEVER
        ? child.significant(false)
        : child;
  }

  /// {@return it with names by place, and with times of which no two are equal}
  private static ActorTree placed(ActorTree tree, String name, int number) {
    List<ActorTree> children = new ArrayList<>();
    for (ActorTree child : tree.children()) {
      int nth = children.size() + 1;
      children.add(placed(child, name + nth, 4 * number + nth));
    }
    return tree.named(name)
        .significant(tree.significant() && number > 0)
        .backoff(shifted(tree.backoff(), number))
        .shutdown(shifted(tree.shutdown(), number))
        .stopTime(tree.stopTime().isZero() ? Duration.ZERO : shifted(tree.stopTime(), number))
        .children(children);
  }

  private static Duration shifted(Duration time, int number) {
    return time.plus(NANO.multipliedBy(number * 10L));
  }

  private static Shutdown shifted(Shutdown shutdown, int number) {
    return shutdown instanceof Shutdown.Within(Duration timeout) && timeout.compareTo(SECOND) < 0
        ? Shutdown.within(shifted(timeout, number))
        : shutdown;
  }

  private static Backoff shifted(Backoff backoff, int number) {
    return switch (backoff) {
      case Backoff b when b.equals(CONSTANT) -> Backoff.constant(shifted(TENTH, number));
      case Backoff b when b.equals(EXPONENTIAL) ->
          Backoff.exponential(shifted(TENTH, number), SECOND);
      default -> backoff;
    };
  }
}

package dev.kameo.testkit;

import dev.kameo.Actor;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What may go wrong in a run, how often, and with which actors. Immutable; any thread.
///
/// ```java
/// Explorer.of(scenario).faults(Faults.swarm().at("pool/*")).check();
/// ```
///
/// What does go wrong is drawn from the seed of the run, and is a part of what a replay token
/// repeats. A rate is the probability with which the first life of an actor has this fault (each
/// further life half as often, since otherwise nothing would ever come to rest); of a timer, and of
/// an offer to a bounded mailbox, each one's own. Probes and the test itself have no faults.
///
/// A fault is no failure. Nor is what it brings about in those that it strikes: panics that it
/// causes, and messages to an actor that it has ended. Everything else that goes wrong is one, so a
/// scenario with faults expects no more than its program promises in spite of them.
public final class Faults {

  private static final Faults NONE = new Faults(Set.of(), Map.of(), Set.of(), Set.of());

  /// Whose rates are drawn for each run.
  private final Set<Fault> swarm;

  private final Map<Fault, Double> rates;
  private final Set<String> paths;
  private final List<Predicate<String>> where;
  private final Set<Class<?>> types;

  private Faults(
      Set<Fault> swarm, Map<Fault, Double> rates, Set<String> paths, Set<Class<?>> types) {
    this.swarm = Set.copyOf(swarm);
    this.rates = Map.copyOf(rates);
    this.paths = Set.copyOf(paths);
    this.where = paths.stream().map(Casting::paths).toList();
    this.types = Set.copyOf(types);
  }

  /// {@return no faults}
  public static Faults none() {
    return NONE;
  }

  /// {@return all kinds of faults, in a swarm}: each run draws a random subset of them, and a rate
  /// for each, since faults hide each other (Groce et al. 2012).
  public static Faults swarm() {
    return swarm(Fault.values());
  }

  /// {@return these kinds of faults, in a swarm}; none if no kind is given.
  public static Faults swarm(Fault... kinds) {
    return new Faults(Set.of(kinds), Map.of(), Set.of(), Set.of());
  }

  /// {@return these and faults of this kind, with this rate in each run}
  ///
  /// @throws IllegalArgumentException if the rate is not from 0 to 1
  public Faults with(Fault kind, double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(
          "the rate of %s must be from 0 to 1: %s".formatted(kind, rate));
    }
    Faults others = without(kind);
    Map<Fault, Double> more = new EnumMap<>(Fault.class);
    more.putAll(others.rates);
    more.put(kind, rate);
    return new Faults(others.swarm, more, paths, types);
  }

  /// {@return these, but none of these kinds}
  public Faults without(Fault... kinds) {
    Set<Fault> rest = EnumSet.noneOf(Fault.class);
    rest.addAll(swarm);
    Map<Fault, Double> others = new EnumMap<>(Fault.class);
    others.putAll(rates);
    Arrays.asList(kinds)
        .forEach(kind -> {
          rest.remove(kind);
          others.remove(kind);
        });
    return new Faults(rest, others, paths, types);
  }

  /// {@return these, only with the actors at this path, beside those that were named before}
  ///
  /// @param path where they are, like `boss/worker`; a star stands for anything but a slash
  public Faults at(String path) {
    Set<String> more = new HashSet<>(paths);
    more.add(path);
    return new Faults(swarm, rates, more, types);
  }

  /// {@return these, only with actors of this class, beside those that were named before}. To know
  /// the class of an actor whose start shall fail, its factory is called, and what it makes is
  /// thrown away.
  public Faults of(Class<? extends Actor> type) {
    Set<Class<?>> more = new HashSet<>(types);
    more.add(type);
    return new Faults(swarm, rates, paths, more);
  }

  /// {@return whether there are any}
  boolean isEmpty() {
    return swarm.isEmpty() && rates.isEmpty();
  }

  /// {@return the rate of a kind in a run}
  ///
  /// @param seed of the run
  double rate(Fault kind, long seed) {
    Double fixed = rates.get(kind);
    if (fixed != null) {
      return fixed;
    }
    long drawn = Hash.of(seed, kind.number(), 3);
    // A half of the kinds in each run, and of these each rate from 1/16 to 1/2 equally often.
    return !swarm.contains(kind) || (drawn & 1) == 0 ? 0 : 1.0 / (2 << (drawn >>> 1 & 3));
  }

  /// {@return whether they may strike this actor}
  ///
  /// @param path where it is
  /// @param type what it is; `null` if that is not known yet
  boolean concern(String path, @Nullable Class<?> type) {
    return (where.isEmpty() || where.stream().anyMatch(at -> at.test(path)))
        && (types.isEmpty()
            || (type != null && types.stream().anyMatch(one -> one.isAssignableFrom(type))));
  }

  /// {@return what may go wrong, in words}
  @Override
  public String toString() {
    if (isEmpty()) {
      return "no faults";
    }
    return "faults: "
        + (swarm.isEmpty() ? "" : "a swarm of " + EnumSet.copyOf(swarm))
        + (rates.isEmpty() ? "" : (swarm.isEmpty() ? "" : ", ") + new EnumMap<>(rates))
        + (paths.isEmpty() ? "" : ", at " + paths)
        + (types.isEmpty() ? "" : ", of " + types.stream().map(Class::getSimpleName).toList());
  }
}

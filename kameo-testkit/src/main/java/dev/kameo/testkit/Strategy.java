package dev.kameo.testkit;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How an explorer chooses schedules. Immutable. Its name can be [parsed][#parse(String)].
public final class Strategy {

  private static final Pattern SYNTAX = Pattern.compile("([a-z-]+)(?:\\((\\d{1,3})\\))?");

  private final Kind kind;
  private final int parameter;

  private Strategy(Kind kind, int parameter) {
    this.kind = kind;
    this.parameter = parameter;
    if (parameter < 1 || parameter > 100) {
      throw new IllegalArgumentException(
          "the number in %s must be from 1 to 100: %d".formatted(kind.label, parameter));
    }
  }

  private static Strategy of(Kind kind) {
    return new Strategy(kind, kind.usual);
  }

  /// {@return at each decision, each step that may come next with the same probability}
  public static Strategy randomWalk() {
    return of(Kind.RANDOM);
  }

  /// {@return stays with one actor, and at each decision goes on to another with probability 2 to
  /// the minus `bits`}
  public static Strategy probabilistic(int bits) {
    return new Strategy(Kind.PROBABILISTIC, bits);
  }

  /// {@return each actor has a priority drawn at random, changed `depth` - 1 times}. Finds a bug
  /// that needs `depth` ordering constraints with a probability that can be computed (Burckhardt et
  /// al. 2010), but starves actors: what must happen at last is not checked.
  public static Strategy pct(int depth) {
    return new Strategy(Kind.PCT, depth);
  }

  /// {@return like [#pct(int)], and a random walk after four times the usual length of a run}
  public static Strategy fairPct(int depth) {
    return new Strategy(Kind.FAIR_PCT, depth);
  }

  /// {@return each step has a priority drawn at random; what races with the step that was taken
  /// draws again} (Yuan et al. 2018)
  public static Strategy pos() {
    return of(Kind.POS);
  }

  /// {@return each actor with a probability proportional to the steps it still has} (Zhao et al.
  /// 2024)
  public static Strategy urw() {
    return of(Kind.URW);
  }

  /// {@return all orders of messages in one mailbox, drawn for each run, equally likely} What else
  /// happens is drawn in proportion to how much follows from it. The best single strategy for
  /// actors that we know of.
  public static Strategy surw() {
    return of(Kind.SURW);
  }

  /// {@return the default order, in which each of the messages in turn is held back until nothing
  /// else can happen; then each pair of them, and so on up to so many at once} When all have been
  /// tried the exploration ends.
  public static Strategy hold(int messages) {
    return new Strategy(Kind.HOLD, messages);
  }

  /// {@return the default order, in which so many times the step whose turn it is lets the next go
  /// first} (Emmi et al. 2011)
  public static Strategy delays(int bound) {
    return new Strategy(Kind.DELAYS, bound);
  }

  /// {@return all schedules, save those that differ only in the order of steps that do not touch
  /// each other}: of each class of equal ones, one. For small scenarios. Actors must share nothing
  /// beside messages, or say so with [TestKit#reads(String)] and [TestKit#writes(String)].
  public static Strategy exhaustive() {
    return of(Kind.EXHAUSTIVE);
  }

  /// {@return all schedules, one after the other}. For very small scenarios, and for comparison.
  public static Strategy depthFirst() {
    return of(Kind.DEPTH_FIRST);
  }

  /// {@return a mix of the others: the default order first, then held messages and [#surw()], with
  /// some of each of the rest}. The default.
  public static Strategy portfolio() {
    return of(Kind.PORTFOLIO);
  }

  /// {@return the strategy of that name, such as `pct(3)`}
  ///
  /// @throws IllegalArgumentException if there is none, naming those there are
  public static Strategy parse(String name) {
    Matcher matcher = SYNTAX.matcher(name);
    if (matcher.matches()) {
      for (Kind kind : Kind.values()) {
        String number = matcher.group(2);
        if (kind.label.equals(matcher.group(1)) && (number != null) == kind.hasParameter()) {
          return new Strategy(kind, number == null ? kind.usual : Integer.parseInt(number));
        }
      }
    }
    throw new IllegalArgumentException(
        "No strategy is named '%s'. There are %s."
            .formatted(
                name,
                Arrays.stream(Kind.values())
                    .map(kind -> of(kind).toString())
                    .collect(Collectors.joining(", "))));
  }

  /// {@return a search for failures in this way}
  ///
  /// @param profile what becomes known of the scenario
  /// @param commuting what may change places
  Search search(Profile profile, Commuting commuting) {
    return switch (kind) {
      case EXHAUSTIVE -> new Exhaustive(commuting);
      case DEPTH_FIRST -> new DepthFirst();
      case PORTFOLIO -> new Portfolio(profile);
      case HOLD -> new HoldSweep(profile, parameter);
      default -> (_, seed) -> choices(profile, new SplittableRandom(seed));
    };
  }

  private Choices choices(Profile profile, SplittableRandom random) {
    int length = profile.length();
    return switch (kind) {
      case PROBABILISTIC -> new Reluctant(parameter, random);
      case PCT -> new Pct(parameter, length, Integer.MAX_VALUE, random);
      case FAIR_PCT -> new Pct(parameter, length, 4 * length + 200, random);
      case POS -> new Pos(random);
      case URW -> new Urw(profile, random);
      case SURW -> new Surw(profile, random);
      case DELAYS -> new Delays(parameter, length, random);
      default -> new RandomWalk(random);
    };
  }

  /// {@return its name}
  @Override
  public String toString() {
    return kind.hasParameter() ? "%s(%d)".formatted(kind.label, parameter) : kind.label;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Strategy strategy
        && kind == strategy.kind
        && parameter == strategy.parameter;
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + parameter;
  }

  private enum Kind {
    RANDOM("random"),
    PROBABILISTIC("probabilistic", 3),
    PCT("pct", 3),
    FAIR_PCT("fair-pct", 3),
    POS("pos"),
    URW("urw"),
    SURW("surw"),
    HOLD("hold", 2),
    DELAYS("delays", 3),
    EXHAUSTIVE("exhaustive"),
    DEPTH_FIRST("depth-first"),
    PORTFOLIO("portfolio");

    private final String label;
    private final int usual;
    private final boolean parameterized;

    Kind(String label) {
      this.label = label;
      this.usual = 1;
      this.parameterized = false;
    }

    Kind(String label, int usual) {
      this.label = label;
      this.usual = usual;
      this.parameterized = true;
    }

    boolean hasParameter() {
      return parameterized;
    }
  }
}

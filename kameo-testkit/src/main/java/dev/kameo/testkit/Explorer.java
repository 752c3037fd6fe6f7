package dev.kameo.testkit;

import dev.kameo.Message;
import dev.kameo.spi.Names;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/// Runs a scenario under many schedules, to find one under which it fails. Immutable; any thread.
///
/// ```java
/// Explorer.of(kit -> {
///       ActorRef<Account> account = kit.spawn(Account::new);
///       kit.spawn(() -> new Customer(account)).tell(new Customer.Pay(30));
///       kit.spawn(() -> new Customer(account)).tell(new Customer.Pay(40));
///       kit.runUntilIdle();
///       assertEquals(30, account.ask(new Account.Balance()).await());
///     })
///     .check();
/// ```
///
/// The same explorer finds the same, always, unless its budget is a time.
public final class Explorer {

  private final Scenario scenario;
  private final Options options;

  private Explorer(Scenario scenario, Options options) {
    this.scenario = scenario;
    this.options = options;
  }

  /// {@return an explorer of a scenario: 1,000 schedules, or fewer up to the first failure}
  public static Explorer of(Scenario scenario) {
    return new Explorer(Objects.requireNonNull(scenario, "scenario"), new Options());
  }

  /// {@return one that runs so many schedules at most}
  ///
  /// @throws IllegalArgumentException if the number is not positive
  public Explorer schedules(int schedules) {
    requirePositive(schedules, "schedules");
    Options changed = options.copy();
    changed.schedules = schedules;
    changed.nanos = Long.MAX_VALUE;
    return with(changed);
  }

  /// {@return one that runs as many schedules as there is real time for}
  ///
  /// @throws IllegalArgumentException if the time is not positive
  public Explorer time(Duration time) {
    if (!time.isPositive()) {
      throw new IllegalArgumentException("time must be positive: " + time);
    }
    Options changed = options.copy();
    changed.schedules = Integer.MAX_VALUE;
    changed.nanos = time.toNanos();
    return with(changed);
  }

  /// {@return one that makes its random choices from this seed}; it is 0 if nothing is said.
  public Explorer seed(long seed) {
    Options changed = options.copy();
    changed.seed = seed;
    return with(changed);
  }

  /// {@return one that chooses schedules in this way}
  public Explorer strategy(Strategy strategy) {
    Options changed = options.copy();
    changed.strategy = Objects.requireNonNull(strategy, "strategy");
    return with(changed);
  }

  /// {@return one that keeps this of the order of messages}; [DeliveryModel#LOCAL] if nothing is
  /// said.
  public Explorer delivery(DeliveryModel model) {
    Options changed = options.copy();
    changed.conditions = changed.conditions.delivery(Objects.requireNonNull(model, "model"));
    return with(changed);
  }

  /// {@return one in which time passes like this}; [TimeModel#racy()] if nothing is said.
  public Explorer timeModel(TimeModel model) {
    Options changed = options.copy();
    changed.conditions = changed.conditions.time(Objects.requireNonNull(model, "model"));
    return with(changed);
  }

  /// {@return one in whose runs this may go wrong}; nothing if nothing is said. What does is drawn
  /// for each run; for a search of [all schedules][Strategy#exhaustive()] once, from the explorer's
  /// seed.
  public Explorer faults(Faults faults) {
    Options changed = options.copy();
    changed.faults = Objects.requireNonNull(faults, "faults");
    return with(changed);
  }

  /// {@return one in whose runs no more than so many steps may happen}; one million if nothing is
  /// said. More are a failure: from 10,000 steps on a run is in a fair order, in which all that can
  /// happen does happen, so that what does not come to rest would not do so for ever.
  ///
  /// @throws IllegalArgumentException if the number is not positive
  public Explorer stepLimit(long steps) {
    if (steps <= 0) {
      throw new IllegalArgumentException("steps must be positive: " + steps);
    }
    Options changed = options.copy();
    changed.conditions = changed.conditions.stepLimit(steps);
    return with(changed);
  }

  /// {@return one in whose runs code may wait, and run, for so long in real time}, like
  /// [TestKit.Builder#realTimeLimits(Duration, Duration)].
  ///
  /// @throws IllegalArgumentException if one is not positive
  public Explorer realTimeLimits(Duration blocked, Duration running) {
    Options changed = options.copy();
    changed.conditions = changed.conditions.realTime(blocked, running);
    return with(changed);
  }

  /// {@return one that runs on so many threads}; as many as there are processors if nothing is
  /// said. What is found does not depend on it.
  ///
  /// @throws IllegalArgumentException if the number is not positive
  public Explorer threads(int threads) {
    requirePositive(threads, "threads");
    Options changed = options.copy();
    changed.threads = threads;
    return with(changed);
  }

  /// {@return one that knows that messages of these two classes may change places in a mailbox,
  /// since neither handler sees what the other has done}; an [exhaustive][Strategy#exhaustive()]
  /// search then tries one order only.
  public Explorer commuting(
      Class<? extends Message<?, ?>> one, Class<? extends Message<?, ?>> other) {
    Options changed = options.copy();
    changed.commuting = changed.commuting.with(Names.of(one), Names.of(other));
    return with(changed);
  }

  /// {@return one that goes on after a failure, and collects different ones}
  public Explorer keepGoing() {
    Options changed = options.copy();
    changed.keepGoing = true;
    return with(changed);
  }

  /// {@return one that stops when the last half of its schedules, and at least 256, have shown no
  /// two messages in a new order}
  public Explorer stopWhenSaturated() {
    Options changed = options.copy();
    changed.stopWhenSaturated = true;
    return with(changed);
  }

  /// {@return one under which actors may panic}
  public Explorer allowPanics() {
    return allowPanics(Throwable.class);
  }

  /// {@return one under which actors may panic with this, beside what was allowed before}
  public Explorer allowPanics(Class<? extends Throwable> cause) {
    Options changed = options.copy();
    changed.tolerance = changed.tolerance.panic(cause);
    return with(changed);
  }

  /// {@return one under which messages may become dead letters}
  public Explorer allowDeadLetters() {
    return allowDeadLetters(Object.class);
  }

  /// {@return one under which messages of this class may become dead letters, beside what was
  /// allowed before}
  public Explorer allowDeadLetters(Class<?> message) {
    Options changed = options.copy();
    changed.tolerance = changed.tolerance.deadLetter(message);
    return with(changed);
  }

  /// {@return one that tells this listener every five seconds how far it is}; standard error if
  /// nothing is said.
  public Explorer progress(Consumer<? super String> listener) {
    Options changed = options.copy();
    changed.progress = Objects.requireNonNull(listener, "listener");
    return with(changed);
  }

  /// {@return one that tells it as often as this, in real time}
  Explorer progressEvery(Duration time) {
    Options changed = options.copy();
    changed.progressEvery = time.toNanos();
    return with(changed);
  }

  /// Explores.
  ///
  /// @return what was found
  public Exploration explore() {
    Campaign campaign = new Campaign(scenario, options);
    return Apart.call(campaign.scenes(), campaign::explore);
  }

  /// Explores, and throws if the scenario failed under a schedule. If the system property
  /// `kameo.replay` is set, it [replays][#replay(String)] that token instead.
  ///
  /// @throws ExplorationFailedError with the failure and how to repeat it
  public void check() {
    String token = System.getProperty("kameo.replay", "");
    if (!token.isBlank()) {
      replay(token);
      return;
    }
    Exploration exploration = explore();
    if (exploration.hasFailed()) {
      throw ExplorationFailedError.of(exploration.report());
    }
  }

  /// Repeats a run that has failed, exactly, and throws if it fails again. If it does not, what was
  /// wrong is mended. The order of messages, the passing of time and the faults are those of that
  /// run, whatever this explorer was told.
  ///
  /// @param token as a report shows it
  /// @throws ExplorationFailedError with the failure
  /// @throws ReplayDivergedException if the program is not the same any more, with the first
  ///   difference
  /// @throws IllegalArgumentException if it is no token, or not a whole one
  public void replay(String token) {
    Plan plan = ReplayToken.parse(token);
    Runner runner = new Runner(scenario, options);
    RunResult result = Apart.call(runner.scenes(), () -> runner.replay(plan));
    Failure failure = result.failure();
    if (failure != null) {
      throw ExplorationFailedError.of(
          FailureReport.asItIs(
              result, FailureReport.nameOf(failure.kind()) + " again, in a replay" + origin(plan)));
    }
  }

  private static String origin(Plan plan) {
    Strategy strategy = plan.settings().strategy();
    return strategy.equals(Settings.USUAL.strategy()) ? "" : " (found with %s)".formatted(strategy);
  }

  private Explorer with(Options changed) {
    return new Explorer(scenario, changed);
  }

  private static void requirePositive(int value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException("%s must be positive: %d".formatted(name, value));
    }
  }
}

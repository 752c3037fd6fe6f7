package dev.kameo.testkit;

import dev.kameo.ActorRef;
import dev.kameo.DeadLetter;
import dev.kameo.Panic;
import dev.kameo.spi.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What has gone wrong in a kit without the test noticing: panics, what callbacks have thrown, and
/// dead letters. Used by one thread at a time.
final class Mishaps implements Instrumentation {

  /// @param text what happened
  /// @param panic what was thrown
  private record Panicked(String text, Panic panic) {}

  private final List<Panicked> panics = new ArrayList<>();
  private final List<DeadLetter> letters = new ArrayList<>();
  private final List<Predicate<Throwable>> allowedPanics = new ArrayList<>();
  private final List<Class<?>> allowedLetters = new ArrayList<>();
  private final Aftermath aftermath;

  /// @param aftermath knows what comes of faults
  Mishaps(Aftermath aftermath) {
    this.aftermath = aftermath;
  }

  void allowPanics(Predicate<Throwable> which) {
    allowedPanics.add(which);
  }

  void allowDeadLetters(Class<?> type) {
    allowedLetters.add(type);
  }

  @Override
  public void panicked(ActorRef<?> actor, Panic panic) {
    panics.add(new Panicked(textOf(actor, panic), panic));
  }

  static String textOf(ActorRef<?> actor, Panic panic) {
    return "Actor '%s' panicked in %s: %s".formatted(actor.name(), panic.during(), panic.cause());
  }

  void uncaught(Uncaught what) {
    panics.add(new Panicked(what.toString(), what.panic()));
  }

  boolean allows(Panic panic) {
    return aftermath.excuses(panic.cause())
        || allowedPanics.stream().anyMatch(ok -> ok.test(panic.cause()));
  }

  boolean allows(DeadLetter letter) {
    return aftermath.excuses(letter)
        || allowedLetters.stream().anyMatch(ok -> ok.isInstance(letter.message()));
  }

  void lost(DeadLetter letter) {
    letters.add(letter);
  }

  /// @throws AssertionError if there were panics or dead letters that are not allowed
  void check() {
    List<Panicked> badPanics = panics.stream().filter(it -> !allows(it.panic)).toList();
    List<DeadLetter> badLetters = letters.stream().filter(it -> !allows(it)).toList();
    if (badPanics.isEmpty() && badLetters.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    for (Panicked it : badPanics) {
      lines.add(
          "%s. If it should, say kit.allowPanics(%s.class)."
              .formatted(it.text, it.panic.cause().getClass().getSimpleName()));
    }
    for (DeadLetter it : badLetters) {
      lines.add(
          "Dead letter: %s. The message was %s. If it may be lost, say kit.allowDeadLetters(%s.class)."
              .formatted(it, it.message(), it.message().getClass().getSimpleName()));
    }
    AssertionError error = new AssertionError(String.join("\n", lines));
    badPanics.forEach(it -> error.addSuppressed(it.panic.cause()));
    throw error;
  }
}

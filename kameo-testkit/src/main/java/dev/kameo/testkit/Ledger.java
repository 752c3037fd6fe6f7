package dev.kameo.testkit;

import dev.kameo.ActorRef;
import dev.kameo.DeadLetter;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.spi.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What goes wrong in one run without the scenario noticing, and where each message is. Used by one
/// thread at a time: the one with the baton.
final class Ledger implements Instrumentation {

  private final Tolerance tolerance;
  private Mishaps allowances = new Mishaps(new Aftermath());
  private @Nullable TestKit kit;
  private @Nullable Failure panic;
  private final List<DeadLetter> lost = new ArrayList<>();
  private int accepted;
  private int handled;
  private int dropped;

  Ledger(Tolerance tolerance) {
    this.tolerance = tolerance;
  }

  /// Lets the kit's trace tell of panics and dead letters too, and lets pass what the scenario
  /// allows.
  void open(TestKit opened) {
    kit = opened;
    allowances = opened.mishaps();
    opened.system().deadLetters().subscribe(this::lost);
  }

  private void note(Event.Kind kind, Object detail) {
    if (kit != null) {
      kit.note(kind, detail);
    }
  }

  /// {@return the first panic that nobody expected, or `null`}
  @Nullable Failure panic() {
    return panic;
  }

  /// {@return the first dead letter that nobody expected; or that messages have vanished; or
  /// `null`}. When nothing can happen any more.
  @Nullable Failure lost() {
    int left = accepted - handled - dropped;
    Optional<DeadLetter> unexpected =
        lost.stream().filter(letter -> !allowances.allows(letter)).findFirst();
    if (unexpected.isEmpty() && left != 0) {
      return new Failure(
          Failure.Kind.CONSERVATION,
          "%d messages were accepted, %d handled and %d dropped, and nothing can happen any more: %d are nowhere."
              .formatted(accepted, handled, dropped, left),
          null);
    }
    return unexpected
        .map(letter -> new Failure(Failure.Kind.LOST_MESSAGE, "Lost: " + letter, null))
        .orElse(null);
  }

  void lost(DeadLetter letter) {
    note(Event.Kind.DEAD_LETTER, letter);
    if (!tolerance.allows(letter)) {
      lost.add(letter);
    }
  }

  @Override
  public void panicked(ActorRef<?> actor, Panic what) {
    found(what, Mishaps.textOf(actor, what));
  }

  void uncaught(Uncaught what) {
    found(what.panic(), what.toString());
  }

  private void found(Panic what, String text) {
    note(Event.Kind.PANIC, what);
    if (panic == null && !tolerance.allows(what) && !allowances.allows(what)) {
      panic = new Failure(Failure.Kind.PANIC, text, what.cause());
    }
  }

  @Override
  public void accepted(ActorRef<?> actor, Message<?, ?> message) {
    accepted++;
  }

  @Override
  public void refused(ActorRef<?> actor, Message<?, ?> message, DeadLetter.Cause why) {
    note(Event.Kind.REFUSED, new DeadLetter(actor.id(), actor.name(), message, why));
  }

  @Override
  public void handling(ActorRef<?> actor, Message<?, ?> message) {
    handled++;
  }

  @Override
  public void dropped(ActorRef<?> actor, Message<?, ?> message) {
    dropped++;
  }
}

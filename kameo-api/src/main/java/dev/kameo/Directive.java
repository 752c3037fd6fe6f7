package dev.kameo;

/// What an actor does after a failure: its hooks return one. Immutable.
public sealed interface Directive {

  /// Go on with the same instance and the same mailbox.
  record Resume() implements Directive {}

  /// Stop, with the reason that fits what happened: [StopReason.Panicked] or [StopReason.LinkDied].
  record Stop() implements Directive {}

  /// Stop with another reason.
  ///
  /// @param reason why
  record StopWith(StopReason reason) implements Directive {}

  /// {@return go on}
  static Directive resume() {
    return Directives.RESUME;
  }

  /// {@return stop, with the reason that fits what happened}
  static Directive stop() {
    return Directives.STOP;
  }

  /// {@return stop, with this reason}
  static Directive stop(StopReason reason) {
    return new StopWith(reason);
  }
}

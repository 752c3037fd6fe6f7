package dev.kameo;

/// The two directives without data, made once.
final class Directives {

  static final Directive RESUME = new Directive.Resume();
  static final Directive STOP = new Directive.Stop();

  private Directives() {}
}

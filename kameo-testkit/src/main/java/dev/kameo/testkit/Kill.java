package dev.kameo.testkit;

/// The step that kills an actor, as a fault.
final class Kill extends Work {

  private final Life life;
  private final Strike strike;
  private final Injector injector;

  Kill(Sender sender, Life life, Strike strike, Injector injector) {
    super(sender);
    this.life = life;
    this.strike = strike;
    this.injector = injector;
    putOff = Deviations.ALWAYS;
  }

  @Override
  void begin() {
    injector.show(life, strike);
  }

  @Override
  void run() {
    life.self.kill();
  }

  @Override
  Event.Kind kind() {
    return Event.Kind.KILL;
  }

  @Override
  String key() {
    return life.sender.key() + "#" + life.number;
  }

  @Override
  Object subject() {
    return life;
  }
}

package dev.kameo.testkit;

import java.util.List;

/// The default order, in which some steps are held back until nothing else can happen. This is how
/// a network, a slow thread or a garbage collection delays one message.
final class HeldBack implements Choices {

  private final List<Hold> held;

  /// How many timers fire before what is held goes on.
  private int timers;

  HeldBack(List<Hold> held, int timers) {
    this.held = held;
    this.timers = timers;
  }

  @Override
  public int choose(List<Step> enabled) {
    int timer = -1;
    int late = -1;
    for (int i = 0; i < enabled.size(); i++) {
      Step step = enabled.get(i);
      if (isHeld(step)) {
        late = late < 0 ? i : late;
      } else if (Weights.isTime(step)) {
        timer = timer < 0 ? i : timer;
      } else {
        return i;
      }
    }
    if (late < 0 || (timer >= 0 && timers > 0)) {
      timers--;
      return timer;
    }
    return late;
  }

  private boolean isHeld(Step step) {
    for (Hold hold : held) {
      if (hold.isOf(step)) {
        return true;
      }
    }
    return false;
  }
}

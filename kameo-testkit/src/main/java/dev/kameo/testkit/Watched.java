package dev.kameo.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Choices, and somebody who looks at what comes of them.
///
/// @param choices what decides
/// @param observation for the profile, while that is open
/// @param interleaving for the coverage
record Watched(Choices choices, @Nullable Observation observation, Interleaving interleaving)
    implements Choices {

  @Override
  public int choose(List<Step> enabled) {
    return choices.choose(enabled);
  }

  @Override
  public void executed(Step step) {
    if (observation != null) {
      observation.executed(step);
    }
    interleaving.executed(step);
    choices.executed(step);
  }

  @Override
  public void listed(Step step) {
    choices.listed(step);
  }

  @Override
  public void unlisted(Step step) {
    choices.unlisted(step);
  }

  @Override
  public void sent(Letter letter) {
    choices.sent(letter);
  }

  @Override
  public void put(Letter letter) {
    choices.put(letter);
  }

  @Override
  public void touched(String thing, boolean writes) {
    choices.touched(thing, writes);
  }

  @Override
  public void idle() {
    choices.idle();
  }

  @Override
  public boolean isFair() {
    return choices.isFair();
  }
}

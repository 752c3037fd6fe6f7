package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.List;

/// A schedule, as what differs from the default order. Immutable.
///
/// Decisions are counted from 0; only moments with two or more enabled steps are decisions. Where
/// nothing is said the oldest step is taken, so every part of a list of deviations is a schedule
/// too, which is what makes shrinking safe.
///
/// @param list in the order of their positions, each position once
record Deviations(List<Deviation> list) {

  /// The default order.
  static final Deviations NONE = new Deviations(List.of());

  /// At one decision, another step than the oldest.
  ///
  /// @param position which decision, from 0
  /// @param index which of the enabled steps, the oldest first; at least 1
  record Deviation(int position, int index) {}

  Deviations {
    list = List.copyOf(list);
  }

  int size() {
    return list.size();
  }

  /// {@return choices that follow this schedule}; an index that is too large there is the largest
  /// that there is.
  Choices choices() {
    return new Choices() {
      private int decision;
      private int following;

      @Override
      public int choose(List<Step> enabled) {
        int now = decision++;
        if (following < list.size() && list.get(following).position() == now) {
          return Math.min(list.get(following++).index(), enabled.size() - 1);
        }
        return 0;
      }
    };
  }

  /// Writes down what other choices decide.
  static final class Recorder implements Choices {

    private final Choices choices;
    private final List<Deviation> list = new ArrayList<>();
    private int decisions;

    Recorder(Choices choices) {
      this.choices = choices;
    }

    @Override
    public int choose(List<Step> enabled) {
      int index = choices.choose(enabled);
      if (index > 0) {
        list.add(new Deviation(decisions, index));
      }
      decisions++;
      return index;
    }

    @Override
    public void executed(Step step) {
      choices.executed(step);
    }

    /// {@return how many decisions there were}
    int decisions() {
      return decisions;
    }

    Deviations deviations() {
      return new Deviations(list);
    }
  }
}

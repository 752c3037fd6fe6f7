package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A schedule, as what differs from the default order. Immutable.
///
/// Decisions are counted from 0; only moments with two or more enabled steps are decisions. By
/// default the oldest step is next. A deviation takes a later one, and puts off the steps that it
/// passes over: they come behind all others, also behind those that become possible afterwards,
/// until nothing else can happen but the passing of time. So a message that is late, however late,
/// is one deviation.
///
/// Where nothing is said the order goes on as it is, so every part of a list of deviations is a
/// schedule too, which is what makes shrinking safe.
///
/// @param list in the order of their positions, each position once
record Deviations(List<Deviation> list) {

  /// The default order.
  static final Deviations NONE = new Deviations(List.of());

  /// Of a step that is the last in the order whatever happens.
  static final int ALWAYS = Integer.MAX_VALUE;

  /// At one decision, another step than the next in the order.
  ///
  /// @param position which decision, from 0
  /// @param place the place of the step in the order; at least 1
  record Deviation(int position, int place) {}

  Deviations {
    list = List.copyOf(list);
  }

  int size() {
    return list.size();
  }

  /// {@return choices that follow this schedule}
  Follower choices() {
    return new Follower();
  }

  /// {@return whether a step comes before another: those that are not put off come first, then
  /// those that were put off earlier}
  private static boolean isBefore(List<Step> enabled, int index, int other) {
    int difference = Integer.compare(enabled.get(index).putOff, enabled.get(other).putOff);
    return difference < 0 || (difference == 0 && index < other);
  }

  /// {@return the place of an enabled step in the order}
  private static int placeOf(List<Step> enabled, int index) {
    int place = 0;
    for (int i = 0; i < enabled.size(); i++) {
      if (isBefore(enabled, i, index)) {
        place++;
      }
    }
    return place;
  }

  /// {@return the enabled step at a place in the order}
  private static int at(List<Step> enabled, int place) {
    int index = 0;
    while (placeOf(enabled, index) != place) {
      index++;
    }
    return index;
  }

  /// Follows the schedule; a place that is too late is the last that there is. Only inside of a
  /// [Recorder], which keeps the order.
  final class Follower implements Choices {

    private int decisions;
    private int next;

    /// Where the schedule did not fit, if it did not.
    private @Nullable String divergence;

    @Override
    public int choose(List<Step> enabled) {
      int now = decisions++;
      int place =
          next < list.size() && list.get(next).position() == now ? list.get(next++).place() : 0;
      if (place >= enabled.size()) {
        noteDivergence(now, place, enabled);
        place = enabled.size() - 1;
      }
      return at(enabled, place);
    }

    private void noteDivergence(int now, int place, List<Step> enabled) {
      if (divergence == null) {
        divergence =
            "At decision %d the step at place %d was taken, and now only %d steps are possible: %s."
                .formatted(now, place + 1, enabled.size(), enabled);
      }
    }

    /// {@return how the schedule did not fit the run, or `null`}
    @Nullable String divergence() {
      if (divergence == null && next < list.size()) {
        return "The order was left at decision %d, and now there are only %d decisions."
            .formatted(list.get(next).position(), decisions);
      }
      return divergence;
    }
  }

  /// Writes down what other choices decide, and keeps the order. For one run.
  static final class Recorder implements Choices {

    private final Choices choices;
    private final List<Deviation> list = new ArrayList<>();
    private int decisions;
    private boolean finished;

    Recorder(Choices choices) {
      this.choices = choices;
    }

    @Override
    public int choose(List<Step> enabled) {
      if (finished) {
        return 0;
      }
      int index = choices.choose(enabled);
      int place = placeOf(enabled, index);
      if (place > 0) {
        list.add(new Deviation(decisions, place));
        putOffAllBefore(enabled, index);
      }
      decisions++;
      return index;
    }

    /// Behind all that were put off earlier, and before all that will be.
    private void putOffAllBefore(List<Step> enabled, int index) {
      int before = enabled.get(index).putOff;
      for (int i = 0; i < enabled.size(); i++) {
        Step step = enabled.get(i);
        if (step.putOff != ALWAYS
            && (step.putOff < before || (step.putOff == before && i < index))) {
          step.putOff = decisions + 1;
        }
      }
    }

    @Override
    public void executed(Step step) {
      if (step.putOff != ALWAYS) {
        step.putOff = 0;
      }
      if (!finished) {
        choices.executed(step);
      }
    }

    @Override
    public void listed(Step step) {
      if (!finished) {
        choices.listed(step);
      }
    }

    @Override
    public void unlisted(Step step) {
      if (!finished) {
        choices.unlisted(step);
      }
    }

    @Override
    public void sent(Letter letter) {
      if (!finished) {
        choices.sent(letter);
      }
    }

    @Override
    public void put(Letter letter) {
      if (!finished) {
        choices.put(letter);
      }
    }

    @Override
    public void touched(String thing, boolean writes) {
      if (!finished) {
        choices.touched(thing, writes);
      }
    }

    @Override
    public void idle() {
      if (!finished) {
        choices.idle();
      }
    }

    @Override
    public boolean isFair() {
      return choices.isFair();
    }

    /// Decides no more: what still happens is in the default order, and not part of the schedule.
    void finish() {
      finished = true;
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

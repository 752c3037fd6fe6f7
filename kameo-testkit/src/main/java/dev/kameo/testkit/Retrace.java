package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets happen what happened in another run, in the same order, as far as it can: what is not
/// possible any more is passed over, what is new comes last.
final class Retrace implements Choices {

  /// How far ahead it looks.
  private static final int SIGHT = 500;

  /// @param kind which kind of step
  /// @param key which of this kind
  private record Past(Event.Kind kind, String key) {

    static @Nullable Past of(Event event) {
      if (!event.kind().isStep()) {
        return null;
      }
      Object subject = event.detail() instanceof Wait wait ? wait : event.subject();
      return switch (subject) {
        case Letter letter -> new Past(event.kind(), letter.key());
        case Step step -> new Past(event.kind(), step.key());
        case Sender sender -> new Past(event.kind(), sender.key());
        case Life life -> new Past(event.kind(), life.sender.key() + "#" + life.number);
        default -> new Past(event.kind(), "");
      };
    }

    boolean isOf(Step step) {
      return kind == step.kind() && key.equals(step.key());
    }
  }

  private final List<Past> left = new ArrayList<>();

  Retrace(Trace trace) {
    for (Event event : trace.events()) {
      Past past = Past.of(event);
      if (past != null) {
        left.add(past);
      }
    }
  }

  @Override
  public int choose(List<Step> enabled) {
    for (Past past : left.subList(0, Math.min(SIGHT, left.size()))) {
      for (int i = 0; i < enabled.size(); i++) {
        if (past.isOf(enabled.get(i))) {
          return i;
        }
      }
    }
    return 0;
  }

  @Override
  public void executed(Step step) {
    for (int i = 0; i < Math.min(SIGHT, left.size()); i++) {
      if (left.get(i).isOf(step)) {
        left.remove(i);
        return;
      }
    }
  }
}

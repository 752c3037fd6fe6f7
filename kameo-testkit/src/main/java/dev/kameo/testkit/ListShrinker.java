package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Makes one list of a plan shorter, by deleting blocks: large ones first, each size from the end,
/// as delta debugging does (Zeller and Hildebrandt, 2002).
///
/// @param attempts tries what comes of it
/// @param list the list in the best plan so far
/// @param plan the best plan so far with another list
/// @param <T> its elements
record ListShrinker<T>(Attempts attempts, Supplier<List<T>> list, Function<List<T>, Plan> plan) {

  /// Finds a short beginning that is enough: of no element, of one, of two, of four…
  void truncate() {
    for (int size = 0;
        size < list.get().size() && !attempts.isOver();
        size = Math.max(1, 2 * size)) {
      if (attempts.accepts(plan.apply(list.get().subList(0, size)))) {
        return;
      }
    }
  }

  void deleteBlocks() {
    for (int size = Math.max(1, list.get().size() / 2); size > 0; size /= 2) {
      for (int end = list.get().size(); end > 0 && !attempts.isOver(); ) {
        int begin = Math.max(0, end - size);
        attempts.accepts(plan.apply(without(list.get(), begin, end)));
        end = Math.min(begin, list.get().size());
      }
    }
  }

  private static <T> List<T> without(List<T> list, int begin, int end) {
    List<T> rest = new ArrayList<>(list.subList(0, begin));
    rest.addAll(list.subList(end, list.size()));
    return rest;
  }
}

package dev.kameo.supervision;

import java.util.Collection;

/// How many children a [Supervisor] has. Immutable.
///
/// @param specs all of them, those too that have stopped and whose spec is kept
/// @param active those that have an incarnation at this moment: not those that have stopped or are
///   being restarted
/// @param supervisors how many of all are a [Supervisor]
/// @param workers how many of all are not
public record ChildCount(int specs, int active, int supervisors, int workers) {

  static ChildCount of(Collection<ChildInfo> children) {
    int active = 0;
    int supervisors = 0;
    for (ChildInfo child : children) {
      active += isActive(child.state()) ? 1 : 0;
      supervisors += child.isSupervisor() ? 1 : 0;
    }
    return new ChildCount(children.size(), active, supervisors, children.size() - supervisors);
  }

  private static boolean isActive(ChildState state) {
    return switch (state) {
      case STARTING, RUNNING, STOPPING -> true;
      case RESTARTING, STOPPED -> false;
    };
  }
}

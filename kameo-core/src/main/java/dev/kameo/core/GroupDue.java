package dev.kameo.core;

/// Signal: children that are restarted together have waited for long enough.
final class GroupDue extends CellEnvelope {

  private final GroupRestart group;

  GroupDue(GroupRestart group) {
    this.group = group;
  }

  @Override
  void deliver(ActorCell<?> cell) {
    group.due();
  }

  @Override
  public String label() {
    return "group restart";
  }
}

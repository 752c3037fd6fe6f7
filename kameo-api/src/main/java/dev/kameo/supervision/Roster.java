package dev.kameo.supervision;

import dev.kameo.ActorRef;
import dev.kameo.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The children of a supervisor, in order: those that live, and those that have stopped and are
/// kept. What they are doing is asked of the runtime each time, so no answer is older than its
/// question. For the supervisor alone; its queries only read.
final class Roster {

  private final Context<?> ctx;
  private final boolean keepsStopped;
  private final Set<Member<?>> members = new LinkedHashSet<>();
  private final Map<ActorRef<?>, Member<?>> byRef = new HashMap<>();
  private final Map<String, Member<?>> byName = new HashMap<>();

  /// @param keepsStopped whether children stay here when they have stopped
  Roster(Context<?> ctx, boolean keepsStopped) {
    this.ctx = ctx;
    this.keepsStopped = keepsStopped;
  }

  // For queries too

  /// {@return the child that is, or was, this actor; `null` if there is none}
  @Nullable Member<?> find(ActorRef<?> ref) {
    return present(byRef.get(ref));
  }

  /// {@return the child of that name; `null` if there is none, or the name is empty}
  @Nullable Member<?> named(String name) {
    return present(byName.get(name));
  }

  ChildState stateOf(Member<?> member) {
    return ctx.childState(member.ref());
  }

  List<ChildInfo> list() {
    List<ChildInfo> list = new ArrayList<>();
    for (Member<?> member : members) {
      ChildState state = stateOf(member);
      if (isPresent(member, state)) {
        String path = member.ref().name();
        String name = path.substring(path.lastIndexOf('/') + 1);
        list.add(new ChildInfo(name, member.ref(), state, member.spec()));
      }
    }
    return List.copyOf(list);
  }

  private @Nullable Member<?> present(@Nullable Member<?> member) {
    return member != null && isPresent(member, stateOf(member)) ? member : null;
  }

  private boolean isPresent(Member<?> member, ChildState state) {
    return state != ChildState.STOPPED
        || (keepsStopped && member.spec().restart() != RestartPolicy.TEMPORARY && member.hasRun());
  }

  // For messages

  void add(Member<?> member) {
    if (!member.spec().name().isEmpty()) {
      Member<?> gone = byName.put(member.spec().name(), member);
      if (gone != null) {
        remove(gone);
      }
    }
    members.add(member);
    byRef.put(member.ref(), member);
  }

  /// The actor of a child was replaced.
  ///
  /// @param forgotten one that does not stand for the child any more
  void replaced(Member<?> member, @Nullable ActorRef<?> forgotten) {
    if (forgotten != null) {
      byRef.remove(forgotten);
    }
    byRef.put(member.ref(), member);
  }

  void remove(Member<?> member) {
    members.remove(member);
    byRef.remove(member.ref());
    if (member.former() != null) {
      byRef.remove(member.former());
    }
    byName.remove(member.spec().name(), member);
  }

  /// An actor has stopped.
  void stopped(ActorRef<?> ref) {
    Member<?> member = byRef.get(ref);
    if (member != null && present(member) == null) {
      remove(member);
    }
  }
}

package dev.kameo;

import dev.kameo.supervision.ChildState;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import java.util.List;
import java.util.Optional;

/// One actor of an [SystemTree], as it was at one moment. Immutable.
///
/// @param id who it is
/// @param name what siblings call it; a name that the system has made begins with a dollar sign
/// @param path the names from the top of the tree down to it, like `boss/worker`
/// @param kind what reports call the class of the actor; empty until it has been made
/// @param state what it is doing
/// @param restarts how often it has been restarted
/// @param mailbox how many messages may wait for it
/// @param waiting how many envelopes wait in its mailbox: messages, and notices of the runtime,
///   which need no room. An estimate; exact in a simulation, where those on their way count too
/// @param restart when it is restarted
/// @param strategy what it has said, in this life, about children that fail; empty until it was
///   asked, which is when one of them fails
/// @param children in the order they were spawned
public record ActorSnapshot(
    ActorId id,
    String name,
    String path,
    String kind,
    ChildState state,
    int restarts,
    MailboxSpec mailbox,
    int waiting,
    RestartPolicy restart,
    Optional<SupervisionStrategy> strategy,
    List<ActorSnapshot> children) {

  /// Copies the list.
  public ActorSnapshot {
    children = List.copyOf(children);
  }

  /// {@return all but its children, in one line}
  @Override
  public String toString() {
    return "%s (%s%s) %s, %s, mailbox %s, %s%s"
        .formatted(
            name,
            kind.isEmpty() ? "" : kind + " ",
            id,
            state,
            restarts == 1 ? "1 restart" : restarts + " restarts",
            mailbox.isBounded() ? waiting + "/" + mailbox.capacity() : waiting,
            restart,
            strategy.map(it -> ", %s (%s)".formatted(it.scope(), it.intensity())).orElse(""));
  }
}

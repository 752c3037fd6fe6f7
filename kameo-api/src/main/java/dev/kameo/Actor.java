package dev.kameo;

import dev.kameo.supervision.SupervisionStrategy;
import java.util.List;

/// An object whose state only its own handlers touch, one at a time.
///
/// The hooks below have defaults; override what you need. The runtime calls each of them
/// exclusively: never beside a handler, a query or another hook of the same actor, and everything
/// one of them did is visible to the next, whatever thread it runs on. User code never calls them.
///
/// An actor that needs its [Context] takes it in its constructor, through
/// [ActorSystem#spawnWith(ActorFactory)], so that no hook needs a cast.
public interface Actor {

  /// Runs once, before the first message. Messages the actor sends itself here are handled before
  /// any from outside. A failure ends the actor with [StopReason.StartFailed]; then neither
  /// [#onPanic(Panic)] nor [#onStop(StopReason)] is called. In a restart it is a failure like any
  /// other, and the next restart follows.
  ///
  /// @throws Exception anything; it becomes the cause that [ActorRef#started()] fails with
  default void onStart() throws Exception {}

  /// Decides what happens after a handler threw, or failed a message that nobody asked for.
  ///
  /// [Directive#resume()] keeps this instance, its state and its mailbox; the message that failed
  /// is not repeated. A failure in here stops the actor with that failure.
  default Directive onPanic(Panic panic) {
    return Directive.stop();
  }

  /// Decides what happens after a linked actor has ended. The default goes on when the link ended
  /// normally and else stops with [StopReason.LinkDied].
  ///
  /// The notice comes in the mailbox, behind everything the dead actor had sent to this one. A
  /// failure in here is a panic.
  ///
  /// @param id who ended
  /// @param reason why it ended
  default Directive onLinkDied(ActorId id, StopReason reason) {
    return reason.isNormal() ? Directive.resume() : Directive.stop();
  }

  /// Receives the messages that were told to this actor and that it will not handle, in order,
  /// before [#onStop(StopReason)]. They become dead letters afterwards. Asks are not among them:
  /// their replies have failed. Not called when there are none, nor when the actor never started,
  /// nor before a restart, which keeps them for the next instance.
  default void onUndelivered(StopReason reason, List<Message<?, ?>> messages) {}

  /// Runs once, after the last message and after all children have stopped; nobody is told of the
  /// stop before it has ended, and no next instance is made. A failure is logged; it does not
  /// change the reason.
  ///
  /// @throws Exception anything
  default void onStop(StopReason reason) throws Exception {}

  /// Decides about children that fail. Asked each time when a child has ended and its
  /// [dev.kameo.supervision.RestartPolicy] wants it restarted, when a significant child is spawned
  /// or has ended, and when all children stop: at once and perhaps beside running queries, so it
  /// only reads. If it fails, that is a panic, and what is done is what the default says.
  default SupervisionStrategy supervisionStrategy() {
    return SupervisionStrategy.oneForOne();
  }
}

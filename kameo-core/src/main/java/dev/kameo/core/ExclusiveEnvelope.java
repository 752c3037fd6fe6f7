package dev.kameo.core;

/// Something that has its place in the mailbox and runs user code with the actor to itself: it
/// waits for the queries before it. When the actor is stopping it is dropped, or bounced where it
/// is a user's message.
abstract class ExclusiveEnvelope extends CellEnvelope {

  @Override
  final void deliver(ActorCell<?> cell) {
    cell.admit(this);
  }

  /// Runs, with the actor to itself.
  abstract void run(ActorCell<?> cell);

  /// The actor is stopping; this will not run.
  void bounce(ActorCell<?> cell) {}

  /// {@return whether it may run beside queries}
  boolean isQuery() {
    return false;
  }

  /// {@return whether its turn has come in vain; asked when it has come, and once more of a query
  /// that a kill has kept from beginning}
  boolean isDropped() {
    return false;
  }
}

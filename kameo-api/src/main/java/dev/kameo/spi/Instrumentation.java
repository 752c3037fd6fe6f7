package dev.kameo.spi;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.DeadLetter;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.StopReason;

/// Sees what happens to the actors of a system, and may change what is spawned: for test kits,
/// tracing and metrics. Every method does nothing unless overridden.
///
/// It is given to [dev.kameo.ActorSystem.Builder#instrument(Instrumentation)]. Its methods are
/// called on the threads where things happen, several at once, and the actor waits meanwhile: they
/// must return quickly and not block. What they throw is logged and harms nobody.
public interface Instrumentation {

  /// An actor is about to be spawned.
  ///
  /// The actor that is made from another spec stands in for the one that was meant, and gets its
  /// messages: it is one of the same class, or an [Interceptor]. It keeps the name.
  ///
  /// @param path the path it will have, like `boss/worker`
  /// @param spec what was asked for
  /// @return what is spawned, normally the same
  default ActorSpec<?> spawning(String path, ActorSpec<?> spec) {
    return spec;
  }

  /// An actor was spawned; it has not started yet.
  default void spawned(ActorRef<?> actor) {}

  /// An actor's start has succeeded, each time it starts.
  default void started(ActorRef<?> actor) {}

  /// A handler or a hook has failed, the start included. [dev.kameo.Actor#onPanic(Panic)] has not
  /// decided yet.
  default void panicked(ActorRef<?> actor, Panic panic) {}

  /// An incarnation of an actor has ended and the next one is about to start.
  ///
  /// @param reason why the last one ended
  default void restarted(ActorRef<?> actor, StopReason reason) {}

  /// An actor has ended for good, after its last hook; nobody has been told yet.
  default void stopped(ActorRef<?> actor, StopReason reason) {}

  /// A message was taken for an actor. It is handled or dropped later, each once; another thread
  /// may say so before this is said.
  default void accepted(ActorRef<?> actor, Message<?, ?> message) {}

  /// A message was not taken for an actor, and whoever sent it was told so: by
  /// [ActorRef#tryTell(Message)], or by the reply to a question. It is no dead letter.
  ///
  /// @param why the same as it would be of a dead letter
  default void refused(ActorRef<?> actor, Message<?, ?> message, DeadLetter.Cause why) {}

  /// The turn of a message that was accepted has come: its handler is about to run.
  default void handling(ActorRef<?> actor, Message<?, ?> message) {}

  /// An actor wants the answer to a question as a message of its own, and goes on meanwhile.
  ///
  /// @param actor who wants it; a life of it that ends wants nothing any more
  /// @param question what was asked
  /// @param answer what it wants; says in words what that is
  default void piping(ActorRef<?> actor, Message<?, ?> question, Blocker answer) {}

  /// A message that was accepted will not be handled: its actor stops, or its sender has cancelled
  /// it.
  default void dropped(ActorRef<?> actor, Message<?, ?> message) {}
}

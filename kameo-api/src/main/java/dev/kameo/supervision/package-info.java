/// How failed actors are healed: what is restarted, how often, after which delay, and how children
/// are stopped.
///
/// A supervisor is an actor with children: it restarts those that fail. The words and their meaning
/// are those of Erlang/OTP's supervisors. A [RestartPolicy], a [RestartLimit], a [Backoff] and a
/// [Shutdown] belong to one child and are part of its [dev.kameo.ActorSpec]; the
/// [SupervisionStrategy] is the parent's, and what [dev.kameo.Actor#supervisionStrategy()] returns.
///
/// A [Supervisor] is an actor that does nothing else, for trees that are declared and for children
/// that come and go.
@NullMarked
package dev.kameo.supervision;

import org.jspecify.annotations.NullMarked;

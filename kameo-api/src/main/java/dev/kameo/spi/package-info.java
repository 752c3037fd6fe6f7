/// For authors of schedulers: what the core needs to run actors, and the parts a scheduler is made
/// of. For authors of test kits, tracing and metrics: what can be seen and changed from outside.
///
/// A [Scheduler] owns mailboxes, threads and time. For each actor the core opens a [Lane]: the
/// mailbox of the actor plus the promise to run it, one run at a time. The core hands in
/// [Envelope]s; the scheduler decides when and where the actor's [Receiver] takes them out again.
///
/// [MailboxLane] and [RealTimeScheduler] are what most schedulers start from.
///
/// An [Instrumentation] sees what happens to the actors of a system, and an [Interceptor] stands in
/// for one.
@NullMarked
package dev.kameo.spi;

import org.jspecify.annotations.NullMarked;

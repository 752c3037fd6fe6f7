/// The scheduler on a fork-join pool: [dev.kameo.scheduler.forkjoin.ForkJoinSchedulerProvider]
/// alone is public.
@NullMarked
package dev.kameo.scheduler.forkjoin;

import org.jspecify.annotations.NullMarked;

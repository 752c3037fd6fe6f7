/// The scheduler on virtual threads: [dev.kameo.scheduler.virtual.VirtualSchedulerProvider] alone
/// is public.
@NullMarked
package dev.kameo.scheduler.virtual;

import org.jspecify.annotations.NullMarked;

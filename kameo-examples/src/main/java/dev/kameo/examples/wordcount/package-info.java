/// Counts the words of a folder with a pool of workers, some of which crash.
///
/// A [Worker] asks the [Walker] for a file, reads it, tells the [Tally], and begins again. A file
/// that cannot be read is the end of the worker: the [Crew] watches its workers and spawns a new
/// one. The tally has a bounded mailbox: when it is full the workers wait, so they do not ask for
/// files, and the walker does not run ahead. The [Display] asks the tally how far it is.
@NullMarked
package dev.kameo.examples.wordcount;

import org.jspecify.annotations.NullMarked;

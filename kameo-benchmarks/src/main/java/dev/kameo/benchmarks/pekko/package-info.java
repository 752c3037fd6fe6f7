/// Apache Pekko's typed actors, used as its documentation says.
@NullMarked
package dev.kameo.benchmarks.pekko;

import org.jspecify.annotations.NullMarked;

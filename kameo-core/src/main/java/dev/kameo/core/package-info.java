/// How actors work. An [ActorCell] is one actor across all its lives; an [Incarnation] is one life
/// of it; a [CellEnvelope] is anything that lies in its lane and knows what to do when its turn
/// comes.
@NullMarked
package dev.kameo.core;

import org.jspecify.annotations.NullMarked;

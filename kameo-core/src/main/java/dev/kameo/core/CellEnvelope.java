package dev.kameo.core;

import dev.kameo.spi.Envelope;

/// What the core puts into lanes: it knows what to do when its turn comes.
abstract class CellEnvelope extends Envelope {

  /// Its turn has come. Called by the run of the actor's lane.
  abstract void deliver(ActorCell<?> cell);
}

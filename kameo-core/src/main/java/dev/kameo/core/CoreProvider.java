package dev.kameo.core;

import dev.kameo.ActorSystem;
import dev.kameo.spi.ActorSystemProvider;
import dev.kameo.spi.SystemSettings;

/// The service by which the API finds this implementation.
public final class CoreProvider implements ActorSystemProvider {

  /// For the service loader.
  public CoreProvider() {}

  @Override
  public ActorSystem create(SystemSettings settings) {
    return new LocalActorSystem(settings);
  }
}

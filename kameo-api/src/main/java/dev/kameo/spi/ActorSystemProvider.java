package dev.kameo.spi;

import dev.kameo.ActorSystem;

/// How the API finds its implementation: a service, which kameo-core provides.
public interface ActorSystemProvider {

  /// {@return a running system}
  ActorSystem create(SystemSettings settings);
}

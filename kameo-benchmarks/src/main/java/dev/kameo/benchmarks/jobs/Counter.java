package dev.kameo.benchmarks.jobs;

import java.util.concurrent.CompletableFuture;

/// An actor that counts its messages.
public interface Counter {

  /// Tells it a message, the same each time. From any thread.
  void tell();

  /// {@return how many messages it has handled since it was last asked, those that are queued now
  /// included}
  CompletableFuture<Long> total();
}

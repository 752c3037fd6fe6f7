package dev.kameo.benchmarks.jobs;

/// An actor that fails when told to, and is restarted.
public interface Phoenix {

  /// Tells it to fail, asks which life it is in, and waits for the answer on the calling thread.
  ///
  /// @return the life that answered, counted from 0
  long failAndAsk() throws Exception;
}

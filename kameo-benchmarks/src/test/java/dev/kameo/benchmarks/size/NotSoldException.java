package dev.kameo.benchmarks.size;

/// A shop does not have it.
public final class NotSoldException extends Exception {

  private static final long serialVersionUID = 1;

  public NotSoldException(String item) {
    super(item);
  }
}

package dev.kameo.benchmarks.size;

/// Somebody wants more than there is.
public final class NoMoneyException extends Exception {

  private static final long serialVersionUID = 1;

  public NoMoneyException(long missing) {
    super(missing + " cents are missing");
  }
}

package dev.kameo.examples.docs;

final class NoMoneyException extends Exception {
  private static final long serialVersionUID = 1L;

  NoMoneyException(long missing) {
    super("missing: " + missing);
  }
}

package dev.kameo.examples.wordcount;

/// The program was called wrongly; the text says how.
final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}

package dev.kameo.examples.wordcount;

import java.io.IOException;

/// A file that should be text is not.
final class BinaryFileException extends IOException {

  private static final long serialVersionUID = 1L;
}

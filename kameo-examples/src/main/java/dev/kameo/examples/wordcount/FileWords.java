package dev.kameo.examples.wordcount;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The words of one file: runs of letters, in lower case, and how often each occurs.
public final class FileWords {

  private static final int HEAD_LENGTH = 8000;

  private final Map<String, Long> counts = new HashMap<>();
  private final StringBuilder word = new StringBuilder();

  private FileWords() {}

  /// {@return the words of a text file in UTF-8}
  ///
  /// @throws BinaryFileException if there is a zero byte near its beginning
  /// @throws IOException if it cannot be read, or is not UTF-8
  public static Map<String, Long> of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD_LENGTH);
      if (hasZero(head)) {
        throw new BinaryFileException();
      }
      InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), in);
      return new FileWords().read(new InputStreamReader(all, UTF_8.newDecoder()));
    }
  }

  private static boolean hasZero(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  private Map<String, Long> read(Reader reader) throws IOException {
    char[] buffer = new char[HEAD_LENGTH];
    for (int length; (length = reader.read(buffer)) >= 0; ) {
      for (int i = 0; i < length; i++) {
        add(buffer[i]);
      }
    }
    endOfWord();
    return counts;
  }

  private void add(char c) {
    if (Character.isLetter(c)) {
      word.append(c);
    } else {
      endOfWord();
    }
  }

  private void endOfWord() {
    if (!word.isEmpty()) {
      counts.merge(word.toString().toLowerCase(Locale.ROOT), 1L, Long::sum);
      word.setLength(0);
    }
  }
}

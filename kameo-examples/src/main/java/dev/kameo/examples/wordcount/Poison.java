package dev.kameo.examples.wordcount;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file that a worker crashed on.
///
/// @param file which
/// @param reason why, in a few words
public record Poison(Path file, String reason) {

  public static Poison of(Path file, Throwable crash) {
    String reason =
        switch (crash) {
          case BinaryFileException _ -> "binary";
          case CharacterCodingException _ -> "malformed UTF-8";
          case NoSuchFileException _ -> "vanished";
          case AccessDeniedException _ -> "not readable";
          default -> crash.toString();
        };
    return new Poison(file, reason);
  }
}

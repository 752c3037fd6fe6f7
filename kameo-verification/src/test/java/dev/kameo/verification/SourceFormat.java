package dev.kameo.verification;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// The format of the repository's Java files, which is google-java-format's own.
///
/// `mvn -q -Pformat` runs this file as a program, before anything is compiled: it must not use
/// other classes of the project.
final class SourceFormat {
  private static final Formatter FORMATTER = new Formatter();

  private SourceFormat() {}

  /// Formats every Java file below the folder that is the only argument.
  static void main(String... arguments) throws IOException {
    for (Path file : unformatted(Path.of(arguments[0]))) {
      Files.writeString(file, formatted(file));
      IO.println("Formatted " + file);
    }
  }

  /// {@return the Java files below `root` that are not formatted, in order}
  static List<Path> unformatted(Path root) throws IOException {
    return javaFiles(root).parallelStream().filter(file -> !isFormatted(file)).sorted().toList();
  }

  private static boolean isFormatted(Path file) {
    return formatted(file).equals(content(file));
  }

  private static String formatted(Path file) {
    try {
      return FORMATTER.formatSourceAndFixImports(content(file));
    } catch (FormatterException e) {
      throw new IllegalStateException("Cannot parse " + file, e);
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isSkipped(folder) && !folder.equals(root)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  /// Build output, and what tools keep in hidden folders, is not the repository's.
  private static boolean isSkipped(Path folder) {
    String name = folder.getFileName().toString();
    return name.equals("target") || name.startsWith(".");
  }
}

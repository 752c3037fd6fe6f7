package dev.kameo.stress;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All of Kameo once more, and the stress tests with it, with a mistake in one class: what its
/// source becomes when a line of it is changed.
final class BrokenClasses extends ClassLoader {

  /// What such a class loader is called.
  static final String NAME = "canary";

  private static final String OURS = "dev.kameo.";

  /// The classes that were compiled from the broken source, by name.
  private final Map<String, byte[]> broken;

  private BrokenClasses(Map<String, byte[]> broken) {
    super(NAME, BrokenClasses.class.getClassLoader());
    this.broken = broken;
  }

  /// Breaks it.
  ///
  /// @throws IllegalStateException if the source does not say that, once
  static BrokenClasses of(Broken canary) {
    String name = canary.in().getName();
    return new BrokenClasses(MemoryCompiler.compile(name, breakLine(source(name), canary)));
  }

  private static String source(String name) {
    // Surefire runs tests in the module's folder.
    Path file = Path.of("src", "main", "java").resolve(name.replace('.', '/') + ".java");
    try (Stream<Path> modules = Files.list(Path.of("..").toAbsolutePath().normalize())) {
      Path found =
          modules.map(module -> module.resolve(file)).filter(Files::exists).findAny().orElseThrow();
      return Files.readString(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String breakLine(String source, Broken canary) {
    String line =
        Stream.of(canary.line().strip().split("\\s+"))
            .map(Pattern::quote)
            .collect(Collectors.joining("\\s+"));
    List<MatchResult> found = Pattern.compile(line).matcher(source).results().toList();
    if (found.size() != 1) {
      throw new IllegalStateException(
          "%s does not say once, but %d times: %s. Choose a line for the canary '%s' that it does say."
              .formatted(canary.in().getName(), found.size(), canary.line(), canary.value()));
    }
    MatchResult only = found.getFirst();
    return source.substring(0, only.start()) + canary.instead() + source.substring(only.end());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] bytes = broken.get(name);
    if (bytes == null) {
      bytes = sound(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] sound(String name) throws ClassNotFoundException {
    try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}

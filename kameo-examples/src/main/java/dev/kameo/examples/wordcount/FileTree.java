package dev.kameo.examples.wordcount;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files below a folder, found one by one while somebody iterates. Links, devices, and folders
/// with what tools have made are left out. A folder that cannot be listed stands for its files.
///
/// @param root the folder
record FileTree(Path root) implements Iterable<Path> {

  private static final Set<String> SKIPPED = Set.of(".git", "target");

  @Override
  public Iterator<Path> iterator() {
    return new Walk(root);
  }

  /// {@return how many files there are}
  long count() {
    long count = 0;
    for (Path _ : this) {
      count++;
    }
    return count;
  }

  private static final class Walk implements Iterator<Path> {

    /// What was found and not looked at, next on top.
    private final Deque<Path> found = new ArrayDeque<>();

    private @Nullable Path next;

    Walk(Path root) {
      next = open(root);
    }

    @Override
    public boolean hasNext() {
      while (next == null && !found.isEmpty()) {
        next = look(found.pop());
      }
      return next != null;
    }

    @Override
    public Path next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Path file = Objects.requireNonNull(next);
      next = null;
      return file;
    }

    private @Nullable Path look(Path path) {
      if (Files.isDirectory(path, NOFOLLOW_LINKS)) {
        return isSkipped(path) ? null : open(path);
      }
      return Files.isRegularFile(path, NOFOLLOW_LINKS) ? path : null;
    }

    /// {@return the folder itself, if it cannot be listed}
    private @Nullable Path open(Path folder) {
      try (Stream<Path> entries = Files.list(folder)) {
        entries.sorted(Comparator.reverseOrder()).forEach(found::push);
        return null;
      } catch (IOException | UncheckedIOException e) {
        return folder;
      }
    }

    private static boolean isSkipped(Path folder) {
      return SKIPPED.contains(String.valueOf(folder.getFileName()));
    }
  }
}

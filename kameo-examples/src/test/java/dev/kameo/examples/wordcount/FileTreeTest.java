package dev.kameo.examples.wordcount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileTreeTest {

  @TempDir Path root;

  @Test
  void findsTheFilesInOrder() throws IOException {
    new Tree(root).with("b", "").with("a/z", "").with("a/y/x", "").with("c", "");

    assertEquals(List.of("a/y/x", "a/z", "b", "c"), found());
  }

  @Test
  void findsNothingInAnEmptyFolder() {
    assertEquals(List.of(), found());
    assertThrows(NoSuchElementException.class, new FileTree(root).iterator()::next);
  }

  @Test
  void leavesOutWhatToolsHaveMade() throws IOException {
    new Tree(root).with(".git/config", "").with("a/target/b", "").with("target.txt", "");

    assertEquals(List.of("target.txt"), found());
  }

  @Test
  void looksIntoTheRootWhateverItsName() throws IOException {
    new Tree(root).with("target/a", "");

    assertEquals(1, new FileTree(root.resolve("target")).count());
  }

  @Test
  void leavesOutLinks() throws IOException {
    new Tree(root).with("folder/a", "");
    Files.createSymbolicLink(root.resolve("circle"), root);
    Files.createSymbolicLink(root.resolve("link"), root.resolve("folder/a"));

    assertEquals(List.of("folder/a"), found());
  }

  @Test
  void findsFilesInDeepFolders() throws IOException {
    String deep = "d/".repeat(200) + "file";
    new Tree(root).with(deep, "");

    assertEquals(List.of(deep), found());
  }

  @Test
  void givesAFolderThatCannotBeListedForItsFiles() throws IOException {
    new Tree(root).with("a", "").with("locked/b", "");
    Path locked = root.resolve("locked");
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    try {
      assumeFalse(Files.isReadable(locked), "this user may read everything");

      assertEquals(List.of("a", "locked"), found());
    } finally {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void looksOnlyAsFarAsItIsAsked() throws IOException {
    Tree tree = new Tree(root).with("a", "").with("later/b", "");
    Iterator<Path> files = tree.files().iterator();

    files.next();
    tree.with("later/c", "");
    files.next();

    assertEquals(root.resolve("later/c"), files.next());
  }

  private List<String> found() {
    List<String> found = new ArrayList<>();
    for (Path file : new FileTree(root)) {
      found.add(root.relativize(file).toString());
    }
    return found;
  }
}

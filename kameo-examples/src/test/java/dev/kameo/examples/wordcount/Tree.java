package dev.kameo.examples.wordcount;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder with files to count.
///
/// @param root the folder
record Tree(Path root) {

  static final byte[] BINARY = {'a', 0, 'b'};
  static final byte[] MALFORMED = {'a', (byte) 0xfc, 'b'};

  Tree with(String file, String text) throws IOException {
    Files.writeString(path(file), text);
    return this;
  }

  Tree with(String file, byte[] bytes) throws IOException {
    Files.write(path(file), bytes);
    return this;
  }

  /// {@return where the file is, in a folder that exists}
  Path path(String file) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    return path;
  }

  FileTree files() {
    return new FileTree(root);
  }
}

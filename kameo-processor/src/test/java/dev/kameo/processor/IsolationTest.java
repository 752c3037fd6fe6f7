package dev.kameo.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the processor tells incremental compilers: which files come of which.
final class IsolationTest {

  @TempDir Path folder;

  @Test
  void eachFileComesOfTheOneThatHasTheHandlers() throws IOException {
    List<String> sources =
        List.of(
            """
            package a;
            public interface Protocol {
              @dev.kameo.OnMessage void go(BMessages.Come it);
            }
            """,
            """
            package a;
            public class A implements Protocol, dev.kameo.Actor {
              @Override public void go(BMessages.Come it) {}
              @dev.kameo.OnQuery public ProtocolMessages.Go it() { return null; }
            }
            """,
            """
            package a;
            public class B extends A {
              @dev.kameo.OnMessage public void come() {}
            }
            """);
    Map<String, List<String>> origins = new TreeMap<>();
    try (StandardJavaFileManager files =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      assertTrue(Compilation.compile(new Origins(files, origins), folder, sources));
    }

    assertEquals(
        Map.of(
            "a.ProtocolMessages", List.of("/a/Protocol.java"),
            "a.AMessages", List.of("/a/A.java"),
            "a.BMessages", List.of("/a/B.java")),
        origins);
  }

  /// Notes which sources were the origin of each source that is written.
  private static final class Origins extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, List<String>> origins;

    private Origins(StandardJavaFileManager files, Map<String, List<String>> origins) {
      super(files);
      this.origins = origins;
    }

    @Override
    public JavaFileObject getJavaFileForOutputForOriginatingFiles(
        Location location, String name, JavaFileObject.Kind kind, FileObject... from)
        throws IOException {
      if (kind == JavaFileObject.Kind.SOURCE) {
        origins.put(name, Arrays.stream(from).map(FileObject::getName).toList());
      }
      return super.getJavaFileForOutput(location, name, kind, null);
    }
  }
}

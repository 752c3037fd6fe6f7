package dev.kameo.stress;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// Compiles a source against the class path, from memory to memory.
final class MemoryCompiler extends ForwardingJavaFileManager<StandardJavaFileManager> {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /// Looks into the class path once, for all.
  private static final StandardJavaFileManager FILES = onClassPath();

  private final Map<String, ByteArrayOutputStream> compiled = new HashMap<>();

  private MemoryCompiler() {
    super(FILES);
  }

  private static StandardJavaFileManager onClassPath() {
    StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null);
    try {
      files.setLocation(
          StandardLocation.CLASS_PATH,
          Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
              .map(File::new)
              .toList());
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the classes, by name}
  ///
  /// @throws IllegalStateException if it does not compile
  static Map<String, byte[]> compile(String name, String source) {
    MemoryCompiler files = new MemoryCompiler();
    StringWriter said = new StringWriter();
    JavaCompiler.CompilationTask task =
        COMPILER.getTask(
            said,
            files,
            null,
            List.of("-proc:none", "-nowarn"),
            null,
            List.of(new SourceFile(name, source)));
    if (!task.call()) {
      throw new IllegalStateException("The canary of " + name + " does not compile:\n" + said);
    }
    return files.compiled.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, type -> type.getValue().toByteArray()));
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String type, JavaFileObject.Kind kind, FileObject sibling) {
    return new ClassFile(type, compiled.computeIfAbsent(type, _ -> new ByteArrayOutputStream()));
  }

  private static URI uri(String name, JavaFileObject.Kind kind) {
    return URI.create("string:///" + name.replace('.', '/') + kind.extension);
  }

  private static final class SourceFile extends SimpleJavaFileObject {

    private final String text;

    SourceFile(String name, String text) {
      super(uri(name, Kind.SOURCE), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class ClassFile extends SimpleJavaFileObject {

    private final OutputStream bytes;

    ClassFile(String name, OutputStream bytes) {
      super(uri(name, Kind.CLASS), Kind.CLASS);
      this.bytes = bytes;
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }
  }
}

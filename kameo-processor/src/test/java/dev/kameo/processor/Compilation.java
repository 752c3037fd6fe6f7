package dev.kameo.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Sources, compiled with the processor.
final class Compilation {

  /// What was said about a line; 0 for no line.
  record Said(Diagnostic.Kind kind, String file, long line, String text) {}

  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
  private static final Pattern TYPE =
      Pattern.compile(
          "^(?:@\\S+\\s+)*(?:public |final |abstract |sealed |non-sealed"
              + " )*(?:class|interface|record|enum|@interface) (\\w+)",
          Pattern.MULTILINE);

  private final Path folder;
  private final List<Said> said = new ArrayList<>();
  private final boolean succeeded;

  private Compilation(
      Path folder, List<String> options, List<String> sources, List<Processor> processors) {
    this.folder = folder;
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-d", folder.toString(), "-s", folder.toString()));
    all.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    all.addAll(List.of("-parameters", "-XDaddTypeAnnotationsToSymbol=true"));
    JavaCompiler.CompilationTask task =
        compiler.getTask(
            null, null, collector, all, null, sources.stream().map(Compilation::file).toList());
    task.setProcessors(processors);
    task.setLocale(Locale.ROOT);
    this.succeeded = task.call();
    for (Diagnostic<? extends JavaFileObject> each : collector.getDiagnostics()) {
      JavaFileObject source = each.getSource();
      said.add(
          new Said(
              each.getKind(),
              source == null ? "" : Path.of(source.getName()).getFileName().toString(),
              Math.max(0, each.getLineNumber()),
              each.getMessage(Locale.ROOT)));
    }
  }

  /// Compiles without asking for warnings.
  static Compilation of(Path folder, String... sources) {
    return new Compilation(folder, List.of(), List.of(sources), List.of(new MessagesProcessor()));
  }

  static Compilation with(Path folder, List<String> options, String... sources) {
    return new Compilation(folder, options, List.of(sources), List.of(new MessagesProcessor()));
  }

  /// Compiles by means of a file manager.
  ///
  /// @return whether that succeeded
  static boolean compile(JavaFileManager files, Path folder, List<String> sources) {
    List<String> options = List.of("-d", folder.toString(), "-s", folder.toString());
    JavaCompiler.CompilationTask task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                null, files, null, options, null, sources.stream().map(Compilation::file).toList());
    task.setProcessors(List.of(new MessagesProcessor()));
    return task.call();
  }

  /// Compiles with another processor beside ours.
  static Compilation beside(Path folder, Processor other, String... sources) {
    return new Compilation(
        folder, List.of(), List.of(sources), List.of(new MessagesProcessor(), other));
  }

  private static JavaFileObject file(String source) {
    String name = nameOf(source);
    return new SimpleJavaFileObject(
        URI.create("string:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  private static String nameOf(String source) {
    Matcher home = PACKAGE.matcher(source);
    Matcher type = TYPE.matcher(source);
    if (source.startsWith("module ")) {
      return "module-info";
    }
    if (source.contains("@NullMarked\npackage")) {
      return home.find() ? home.group(1) + ".package-info" : "package-info";
    }
    if (!type.find()) {
      throw new IllegalArgumentException("no type in " + source);
    }
    return (home.find() ? home.group(1) + "." : "") + type.group(1);
  }

  boolean succeeded() {
    return succeeded;
  }

  List<Said> said() {
    return said;
  }

  /// {@return the errors and warnings that have a code of ours}
  List<Said> ours() {
    return said.stream().filter(each -> each.text().startsWith("[Kameo")).toList();
  }

  /// {@return the source that was generated, such as `a.b.CounterMessages`}
  String generated(String name) {
    try {
      return Files.readString(folder.resolve(name.replace('.', '/') + ".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(said.toString(), e);
    }
  }

  boolean hasGenerated(String name) {
    return Files.exists(folder.resolve(name.replace('.', '/') + ".java"));
  }

  /// Calls a static method of what was compiled.
  Object call(String type, String method, String argument) throws Exception {
    if (!succeeded) {
      throw new AssertionError(said.toString());
    }
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, Compilation.class.getClassLoader())) {
      var found = loader.loadClass(type).getDeclaredMethod(method, String.class);
      found.setAccessible(true);
      return found.invoke(null, argument);
    }
  }
}

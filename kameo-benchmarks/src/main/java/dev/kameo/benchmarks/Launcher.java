package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Starts forks, one after another, and takes their figures.
///
/// @param seconds of measuring in each
/// @param limit how long a fork may take, all in all
record Launcher(double seconds, Duration limit) {

  /// The same for all contenders; all else is as the JVM chooses. Pekko needs the last one to be
  /// quiet.
  static final List<String> JVM_ARGUMENTS =
      List.of("-Xms4g", "-Xmx4g", "--sun-misc-unsafe-memory-access=allow");

  private static final int MOST_LINES_OF_AN_ERROR = 3;

  /// A fork that failed, or hung.
  static final class ForkFailedException extends Exception {

    private static final long serialVersionUID = 1;

    private final String why;

    ForkFailedException(String why) {
      super(why);
      this.why = why;
    }

    String why() {
      return why;
    }
  }

  /// Runs a fork to its end.
  ///
  /// @throws ForkFailedException if it failed, or was killed because it took too long
  List<Figure> run(String contender, String workload)
      throws IOException, InterruptedException, ForkFailedException {
    Path out = Files.createTempFile("fork", ".out");
    Path err = Files.createTempFile("fork", ".err");
    try {
      Process process =
          new ProcessBuilder(command(contender, workload))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      await(process, err);
      return Files.readAllLines(out).stream()
          .map(Fork::fromLine)
          .flatMap(Optional::stream)
          .toList();
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private void await(Process process, Path err)
      throws IOException, InterruptedException, ForkFailedException {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ForkFailedException("killed after %d seconds".formatted(limit.toSeconds()));
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    if (process.exitValue() != 0) {
      List<String> lines = Files.readAllLines(err);
      throw new ForkFailedException(
          "exit code %d: %s"
              .formatted(
                  process.exitValue(),
                  String.join(
                      " ", lines.subList(0, Math.min(MOST_LINES_OF_AN_ERROR, lines.size())))));
    }
  }

  private List<String> command(String contender, String workload) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_ARGUMENTS);
    if (contender.equals("jox")) {
      command.add("--enable-preview");
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Fork.class.getName());
    command.add(contender);
    command.add(workload);
    command.add(Double.toString(seconds));
    return command;
  }
}

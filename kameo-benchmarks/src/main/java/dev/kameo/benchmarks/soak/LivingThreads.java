package dev.kameo.benchmarks.soak;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The threads of this JVM, the virtual ones too.
final class LivingThreads {

  private static final Pattern THREAD =
      Pattern.compile("\"tid\": \"?(\\d+)\"?,.*?\"name\": \"([^\"]*)\"", Pattern.DOTALL);

  /// What the JDK keeps for virtual threads and timers, once it has them.
  private static final Pattern OF_THE_JDK =
      Pattern.compile(
          "ForkJoinPool-1-worker-.*|VirtualThread-.*|.*CommonPool-.*|.*-delayScheduler.*");

  private LivingThreads() {}

  /// {@return their names by their numbers, without those of the JDK}
  static Map<Long, String> now() throws IOException {
    Path folder = Files.createTempDirectory("threads");
    Path file = folder.resolve("threads.json");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
    Matcher matcher = THREAD.matcher(Files.readString(file));
    Files.delete(file);
    Files.delete(folder);
    Map<Long, String> threads = new TreeMap<>();
    while (matcher.find()) {
      if (!OF_THE_JDK.matcher(matcher.group(2)).matches()) {
        threads.put(Long.parseLong(matcher.group(1)), matcher.group(2));
      }
    }
    return threads;
  }
}

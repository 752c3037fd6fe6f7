package dev.kameo.verification;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks at the threads of this JVM, the virtual ones too.
final class Threads {

  private static final Pattern NAME = Pattern.compile("\"name\": \"([^\"]*)\"");

  private Threads() {}

  /// {@return the names of the living threads that begin like this}
  ///
  /// @param folder for a file
  static List<String> named(String prefix, Path folder) throws IOException {
    Path file = folder.resolve("threads.json");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
    String dump = Files.readString(file);
    Files.delete(file);
    List<String> names = new ArrayList<>();
    Matcher matcher = NAME.matcher(dump);
    while (matcher.find()) {
      if (matcher.group(1).startsWith(prefix)) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }
}

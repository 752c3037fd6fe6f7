package dev.kameo.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written about a run.
final class PageTest {

  private static Options options() {
    Properties properties = new Properties();
    properties.setProperty("bench.rounds", "3");
    properties.setProperty("bench.only", "ping-pong, bytes-100k");
    properties.setProperty(
        "bench.contenders", "kameo-virtual,kameo-forkjoin,pekko-5,pekko-100,c,e");
    return Options.from(properties);
  }

  @Test
  void saysAllInTables() throws Exception {
    Results results = Sample.results();
    results.add(new Failure(2, "e", "bytes-100k", "killed after 90 seconds"));

    String page = new Page(results, options(), "2 processors, JDK 25").toMarkdown();

    try (InputStream expected = PageTest.class.getResourceAsStream("page.md")) {
      assertEquals(new String(expected.readAllBytes(), StandardCharsets.UTF_8), page);
    }
  }

  @Test
  void hasPictures(@TempDir Path folder) throws Exception {
    new Chart(Sample.results(), "ping-pong").write(folder, options().entrants());

    String picture = Files.readString(folder.resolve("ping-pong.svg"));

    assertTrue(
        List.of("kameo-virtual", "kameo-forkjoin", "pekko-5", "pekko-100", "more is better")
            .stream()
            .allMatch(picture::contains));
  }

  @Test
  void hasRawData() {
    List<String> lines = Sample.results().toCsv().lines().toList();

    assertEquals("round,contender,figure,unit,value", lines.getFirst());
    assertEquals("1,kameo-virtual,ping-pong,/s,300.00", lines.get(1));
    assertEquals("2,pekko-5,bytes-100k-cold,B,800.00", lines.getLast());
  }
}

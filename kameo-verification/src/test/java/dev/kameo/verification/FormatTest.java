package dev.kameo.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FormatTest {
  /// Surefire runs tests in the module's folder.
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  @Test
  void everyJavaFileIsFormatted() throws IOException {
    List<Path> files = SourceFormat.unformatted(REPOSITORY);

    assertEquals(List.of(), files, "Not formatted; run mvn -q -Pformat");
  }
}

package dev.kameo.examples.wordcount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptionsTest {

  @TempDir Path folder;

  @Test
  void takesTheCurrentFolderIfNoneIsGiven() throws Exception {
    Options options = Options.parse();

    assertEquals(Path.of("."), options.folder());
    assertEquals(10, options.top());
    assertEquals("", options.scheduler());
    assertTrue(options.workers() > 0);
  }

  @Test
  void takesOptionsBeforeAndBehindTheFolder() throws Exception {
    Options options =
        Options.parse("--workers", "3", folder.toString(), "--top", "5", "--scheduler", "forkjoin");

    assertEquals(new Options(folder, 3, 5, "forkjoin", false), options);
  }

  @Test
  void helpsWhateverElseThereIs() throws Exception {
    assertTrue(Options.parse("--workers", "3", "--help", "--nonsense").help());
  }

  @ParameterizedTest
  @CsvSource({
    "--nonsense, unknown option: --nonsense",
    "-x, unknown option: -x",
    "--workers, --workers needs a value",
    "--workers 0, --workers must be a number from 1 to 10000: 0",
    "--workers -1, --workers must be a number from 1 to 10000: -1",
    "--workers 10001, --workers must be a number from 1 to 10000: 10001",
    "--top many, --top must be a number from 1 to 10000: many",
    "--top 99999999999, --top must be a number from 1 to 10000: 99999999999",
    "--scheduler, --scheduler needs a value",
    "no-such-folder, no such folder: no-such-folder",
    ". .., 'one folder is enough, but there is another: ..'",
  })
  void saysWhatIsWrong(String arguments, String text) {
    assertWrong(text, arguments.split(" "));
  }

  @Test
  void refusesAFile() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertWrong("not a folder: " + file, file.toString());
  }

  @Test
  void refusesWhatCannotBeAPath() {
    assertWrong("not a folder: a\0b", "a\0b");
  }

  private static void assertWrong(String text, String... arguments) {
    UsageException error = assertThrows(UsageException.class, () -> Options.parse(arguments));
    assertEquals(text, error.getMessage());
  }
}

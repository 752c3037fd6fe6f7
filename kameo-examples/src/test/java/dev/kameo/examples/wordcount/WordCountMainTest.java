package dev.kameo.examples.wordcount;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WordCountMainTest {

  @TempDir Path root;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @OnBothSchedulers
  void reportsWhatItCounted(String scheduler) throws Exception {
    new Tree(root)
        .with("text", "to be or not to be")
        .with("folder/binary", Tree.BINARY)
        .with("bad\nname", Tree.MALFORMED);

    assertEquals(0, run(false, "--scheduler", scheduler, "--top", "2", root.toString()));

    assertPrints("Counted 6 words in 1 files");
    assertPrints("The 2 most frequent of 4 words");
    assertPrints("2  be" + System.lineSeparator() + "           2  to");
    assertPrints("Poison files: 2; workers that crashed and were replaced: 2");
    assertPrints("folder/binary: binary");
    assertPrints("bad?name: malformed UTF-8");
    assertPrints("A sequential count agrees exactly");
    assertEquals("", err.toString(UTF_8));
  }

  @Test
  void clearsItsLineOnATerminal() throws Exception {
    assertEquals(0, run(true, root.toString()));

    assertPrints("\r\033[KCounted 0 words");
  }

  @Test
  void explainsItself() throws Exception {
    assertEquals(0, run(false, "--help"));

    assertEquals(Options.HELP, out.toString(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--nonsense", "no-such-folder", "--workers", "--scheduler nonsense"})
  void saysInOneLineThatItWasCalledWrongly(String arguments) throws Exception {
    assertEquals(2, run(false, arguments.split(" ")));

    assertEquals("", out.toString(UTF_8));
    assertEquals(1, err.toString(UTF_8).lines().count(), err.toString(UTF_8));
    assertTrue(err.toString(UTF_8).startsWith("wordcount: "), err.toString(UTF_8));
  }

  private int run(boolean terminal, String... arguments) throws InterruptedException {
    return WordCountMain.run(
        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), terminal, arguments);
  }

  private void assertPrints(String text) {
    assertTrue(out.toString(UTF_8).contains(text), out.toString(UTF_8));
  }
}

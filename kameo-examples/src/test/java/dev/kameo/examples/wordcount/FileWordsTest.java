package dev.kameo.examples.wordcount;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileWordsTest {

  @TempDir Path root;

  @Test
  void countsRunsOfLettersWhateverTheirCase() throws IOException {
    assertEquals(
        Map.of("the", 2L, "bee", 1L, "s", 1L, "über", 1L, "knee", 1L),
        wordsOf("The bee's\n\nüber-KNEE, 42 the"));
  }

  @Test
  void findsNothingInAnEmptyFile() throws IOException {
    assertEquals(Map.of(), wordsOf(""));
  }

  @Test
  void countsLongFilesAsAPlainSearchDoes() throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      text.append("aböc .\n".charAt(random.nextInt(7)));
    }
    Map<String, Long> expected = new HashMap<>();
    Matcher words = Pattern.compile("\\p{L}+").matcher(text);
    while (words.find()) {
      expected.merge(words.group(), 1L, Long::sum);
    }

    assertEquals(expected, wordsOf(text.toString()));
  }

  @Test
  void refusesBinaryFiles() {
    assertThrows(BinaryFileException.class, () -> wordsOf(Tree.BINARY));
  }

  @Test
  void refusesMalformedText() {
    assertThrows(MalformedInputException.class, () -> wordsOf(Tree.MALFORMED));
  }

  @Test
  void refusesTextThatIsMalformedInTheMiddle() {
    byte[] bytes = "text ".repeat(10_000).getBytes(US_ASCII);
    bytes[40_000] = (byte) 0xff;

    assertThrows(MalformedInputException.class, () -> wordsOf(bytes));
  }

  @Test
  void refusesTextThatEndsWithinALetter() {
    assertThrows(MalformedInputException.class, () -> wordsOf(new byte[] {'a', (byte) 0xc3}));
  }

  @Test
  void refusesFilesThatAreGone() {
    assertThrows(NoSuchFileException.class, () -> FileWords.of(root.resolve("gone")));
  }

  private Map<String, Long> wordsOf(String text) throws IOException {
    return FileWords.of(new Tree(root).with("file", text).path("file"));
  }

  private Map<String, Long> wordsOf(byte[] bytes) throws IOException {
    return FileWords.of(new Tree(root).with("file", bytes).path("file"));
  }
}

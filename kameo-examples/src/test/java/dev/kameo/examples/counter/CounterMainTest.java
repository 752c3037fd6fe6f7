package dev.kameo.examples.counter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

final class CounterMainTest {

  @Test
  void printsTheCount() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      CounterMain.main(new String[0]);
    } finally {
      System.setOut(before);
    }

    assertEquals("Count is 42" + System.lineSeparator(), printed.toString(UTF_8));
  }
}

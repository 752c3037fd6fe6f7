package dev.kameo.examples.counter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class CounterMainTest {

  @Test
  void printsTheCount() throws Throwable {
    assertEquals("Count is 42", printed(() -> CounterMain.main(new String[0])));
  }

  @Test
  void printsTheSameWithGeneratedMessages() throws Throwable {
    assertEquals(
        "Count is 42",
        printed(() -> dev.kameo.examples.counter.annotated.CounterMain.main(new String[0])));
  }

  private static String printed(Executable main) throws Throwable {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      main.execute();
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8).strip();
  }
}

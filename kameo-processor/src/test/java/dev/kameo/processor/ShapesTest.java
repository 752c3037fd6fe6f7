package dev.kameo.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every shape of handler: compiled with all warnings and checks as errors, formatted, and run.
final class ShapesTest {

  private static final List<String> STRICT =
      List.of(
          "-Xlint:all,-processing,-exports",
          "-Werror",
          "-XDcompilePolicy=simple",
          "--should-stop=ifError=FLOW",
          "-processorpath",
          System.getProperty("java.class.path"),
          "-Xplugin:ErrorProne -Xep:NullAway:ERROR -XepOpt:NullAway:OnlyNullMarked=true"
              + " -XepOpt:NullAway:JSpecifyMode=true");

  @TempDir static Path folder;

  private static Compilation compilation;

  @BeforeAll
  static void compile() {
    compilation =
        Compilation.with(
            folder,
            STRICT,
            source("package-info"),
            source("Plain"),
            source("Box"),
            source("Bank"),
            source("Names"),
            source("Shop"));
  }

  private static String source(String name) {
    try (var in = ShapesTest.class.getResourceAsStream("shapes/" + name + ".java.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void compilesWithoutAnyWarning() {
    assertEquals(List.of(), compilation.said());
    assertTrue(compilation.succeeded());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PlainMessages",
        "BoxMessages",
        "Bank_AccountMessages",
        "Bank_LoggedMessages",
        "Bank_CheckingMessages",
        "NamesMessages",
        "Shop_TillMessages",
        "Shop_FloorMessages"
      })
  void isFormatted(String name) throws Exception {
    String source = compilation.generated("shapes." + name);

    assertEquals(
        new Formatter(JavaFormatterOptions.builder().build()).formatSourceAndFixImports(source),
        source);
  }

  @ParameterizedTest
  @CsvSource({
    "virtual, Plain, '61120true0c1.583x7y[a]emptylstrue21123b2'",
    "forkjoin, Plain, '61120true0c1.583x7y[a]emptylstrue21123b2'",
    "virtual, Box, '1c=3{true=3}[3]'",
    "forkjoin, Box, '1c=3{true=3}[3]'",
    "virtual, Bank, '5 2checking0me0'",
    "forkjoin, Bank, '5 2checking0me0'",
    "virtual, Names, '3Long[value=4]7qo98'",
    "forkjoin, Names, '3Long[value=4]7qo98'",
    "virtual, Shop, '31\"cash\"1''0'",
    "forkjoin, Shop, '31\"cash\"1''0'",
  })
  void runs(String scheduler, String shape, String says) throws Exception {
    assertEquals(says, compilation.call("shapes." + shape, "run", scheduler));
  }
}

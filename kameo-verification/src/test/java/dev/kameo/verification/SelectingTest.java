package dev.kameo.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorSystem;
import dev.kameo.SchedulerNotFoundException;
import dev.kameo.spi.ActorSystemProvider;
import dev.kameo.spi.Scheduler;
import dev.kameo.spi.SchedulerProvider;
import dev.kameo.spi.SchedulerSettings;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// Which scheduler a system gets, and what it says when there is none.
final class SelectingTest {

  private static final String PROPERTY = "kameo.scheduler";

  private final ClassLoader usual = Thread.currentThread().getContextClassLoader();

  @TempDir private Path folder;

  /// Would be a scheduler, but only says which one it is.
  public abstract static class Fake implements SchedulerProvider {

    private final String name;
    private final int priority;

    private Fake(String name, int priority) {
      this.name = name;
      this.priority = priority;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int priority() {
      return priority;
    }

    @Override
    public Scheduler create(SchedulerSettings settings) {
      throw new UnsupportedOperationException(name + " " + settings.values());
    }
  }

  /// For the service loader.
  public static final class Low extends Fake {
    public Low() {
      super("low", 1);
    }
  }

  /// For the service loader.
  public static final class High extends Fake {
    public High() {
      super("high", 2);
    }
  }

  /// For the service loader.
  public static final class AsHigh extends Fake {
    public AsHigh() {
      super("as high", 2);
    }
  }

  /// For the service loader.
  public static final class HighAgain extends Fake {
    public HighAgain() {
      super("high", 1);
    }
  }

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(usual);
    System.clearProperty(PROPERTY);
  }

  @Test
  void theOneOfTheHighestPriorityIsChosen() throws Exception {
    find(Low.class, High.class);

    assertEquals("high {}", chosen(ActorSystem.builder()));
  }

  @Test
  void theOnlyOneIsChosenWhateverItsPriority() throws Exception {
    find(Low.class);

    assertEquals("low {}", chosen(ActorSystem.builder()));
  }

  @Test
  void theSystemPropertyChoosesBeforeThePriority() throws Exception {
    find(Low.class, High.class);

    System.setProperty(PROPERTY, "low");

    assertEquals("low {}", chosen(ActorSystem.builder()));
  }

  @Test
  void theBuilderChoosesBeforeTheSystemProperty() throws Exception {
    find(Low.class, High.class);

    System.setProperty(PROPERTY, "low");

    assertEquals("high {}", chosen(ActorSystem.builder().scheduler("high")));
    assertEquals("as high {}", chosen(ActorSystem.builder().scheduler(new AsHigh())));
  }

  @Test
  void twoOfTheHighestPriorityAreAnErrorThatNamesBothAndAChoiceSolvesIt() throws Exception {
    find(High.class, AsHigh.class, Low.class);

    String text = assertThrows(SchedulerNotFoundException.class, ActorSystem::create).getMessage();

    assertTrue(text.contains("high (" + High.class.getName()), text);
    assertTrue(text.contains("as high (" + AsHigh.class.getName()), text);
    assertTrue(text.contains("-D" + PROPERTY), text);
    assertEquals("as high {}", chosen(ActorSystem.builder().scheduler("as high")));
  }

  @Test
  void twoOfTheSameNameAreAnErrorWhenThatNameIsChosen() throws Exception {
    find(High.class, HighAgain.class);

    assertEquals("high {}", chosen(ActorSystem.builder()));
    assertThrows(
        SchedulerNotFoundException.class, () -> ActorSystem.builder().scheduler("high").create());
  }

  @Test
  void anUnknownNameIsAnErrorThatNamesWhatThereIs() throws Exception {
    find(Low.class, High.class);

    String text =
        assertThrows(
                SchedulerNotFoundException.class,
                () -> ActorSystem.builder().scheduler("steam").create())
            .getMessage();

    assertTrue(text.contains("'steam'") && text.contains("'high', 'low'"), text);
  }

  @Test
  void aSchedulerGetsTheSettingsUnderItsOwnName() throws Exception {
    find(Low.class, High.class);

    ActorSystem.Builder builder =
        ActorSystem.builder().setting("low.speed", "1").setting("high.speed", "2");

    assertEquals("high {speed=2}", chosen(builder));
  }

  @Test
  void anUnknownOrImpossibleSettingIsAnErrorThatNamesIt() {
    for (String scheduler : List.of("virtual", "forkjoin", "simulation")) {
      ActorSystem.Builder builder = ActorSystem.builder().scheduler(scheduler);

      String text =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> builder.setting(scheduler + ".speed", "1").create())
              .getMessage();

      assertTrue(text.contains("'" + scheduler + "'") && text.contains("'speed'"), text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "", "0", "-1", "1.5", "32768", "99999999999"})
  void anUnusableValueIsAnErrorThatNamesThoseThatAreNot(String value) {
    ActorSystem.Builder builder =
        ActorSystem.builder().scheduler("forkjoin").setting("forkjoin.parallelism", value);

    String text = assertThrows(IllegalArgumentException.class, builder::create).getMessage();

    assertEquals(
        "forkjoin.parallelism must be a number from 1 to 32767: %s. Correct it, or leave it out for %d."
            .formatted(value, Runtime.getRuntime().availableProcessors()),
        text);
  }

  @Test
  void aSettingForNoSchedulerIsAnErrorThatNamesThoseThereAre() {
    ActorSystem.Builder builder = ActorSystem.builder().setting("virtaul.batch", "8");

    String text = assertThrows(IllegalArgumentException.class, builder::create).getMessage();

    assertTrue(text.contains("'virtaul.batch'") && text.contains("'virtual'"), text);
  }

  @Test
  void withoutACoreTheErrorSaysWhatToAdd() throws Exception {
    Throwable failure = createAmong(List.of(ActorSystem.class));

    assertEquals("dev.kameo.NoCoreException", failure.getClass().getName());
    assertTrue(failure.getMessage().contains("kameo-core"), failure.getMessage());
  }

  @Test
  void withoutASchedulerTheErrorSaysWhatToAdd() throws Exception {
    Class<?> core =
        ServiceLoader.load(ActorSystemProvider.class).findFirst().orElseThrow().getClass();

    Throwable failure = createAmong(List.of(ActorSystem.class, core, LoggerFactory.class));

    assertEquals("dev.kameo.NoSchedulerException", failure.getClass().getName());
    assertTrue(failure.getMessage().contains("kameo-scheduler-virtual"), failure.getMessage());
    assertTrue(failure.getMessage().contains("kameo-scheduler-forkjoin"), failure.getMessage());
  }

  /// Makes the service loader find these providers and no others.
  @SafeVarargs
  private void find(Class<? extends SchedulerProvider>... providers) throws IOException {
    List<String> names = new ArrayList<>();
    for (Class<?> provider : providers) {
      names.add(provider.getName());
    }
    Path file = Files.write(folder.resolve("providers"), names);
    String service = "META-INF/services/" + SchedulerProvider.class.getName();
    Thread.currentThread()
        .setContextClassLoader(
            new ClassLoader(usual) {
              @Override
              public Enumeration<URL> getResources(String name) throws IOException {
                return name.equals(service)
                    ? Collections.enumeration(List.of(file.toUri().toURL()))
                    : super.getResources(name);
              }
            });
  }

  /// {@return which fake was asked to create a scheduler, and with what settings}
  private static String chosen(ActorSystem.Builder builder) {
    return assertThrows(UnsupportedOperationException.class, builder::create).getMessage();
  }

  /// Creates a system where only the modules of these classes are present.
  private static Throwable createAmong(List<Class<?>> present) throws Exception {
    List<URL> places = new ArrayList<>();
    for (Class<?> type : present) {
      places.add(type.getProtectionDomain().getCodeSource().getLocation());
    }
    try (URLClassLoader loader =
        new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      Class<?> system = loader.loadClass(ActorSystem.class.getName());
      return assertInstanceOf(
          RuntimeException.class,
          assertThrows(
                  InvocationTargetException.class, () -> system.getMethod("create").invoke(null))
              .getCause());
    }
  }
}

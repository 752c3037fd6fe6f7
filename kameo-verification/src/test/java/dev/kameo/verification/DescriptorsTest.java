package dev.kameo.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kameo.core.CoreProvider;
import dev.kameo.processor.MessagesProcessor;
import dev.kameo.scheduler.forkjoin.ForkJoinSchedulerProvider;
import dev.kameo.scheduler.virtual.VirtualSchedulerProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// The modules that are only found, each by something that it provides.
@ParameterizedClass
@ValueSource(
    classes = {
      CoreProvider.class,
      ForkJoinSchedulerProvider.class,
      MessagesProcessor.class,
      VirtualSchedulerProvider.class
    })
final class DescriptorsTest {
  private static final String SERVICES = "META-INF/services/";

  private final ModuleReference module;

  DescriptorsTest(Class<?> provider) throws Exception {
    Path place = Path.of(provider.getProtectionDomain().getCodeSource().getLocation().toURI());
    module = ModuleFinder.of(place).findAll().iterator().next();
  }

  @Test
  void theyExportNothing() {
    assertFalse(module.descriptor().isAutomatic());
    assertEquals(Set.of(), module.descriptor().exports());
    assertEquals(Set.of(), module.descriptor().opens());
  }

  @Test
  void theClassPathProvidesWhatTheModulePathDoes() throws IOException {
    Map<String, List<String>> provided =
        module.descriptor().provides().stream()
            .collect(
                toMap(ModuleDescriptor.Provides::service, ModuleDescriptor.Provides::providers));

    assertFalse(provided.isEmpty());
    assertEquals(provided, registered());
  }

  private Map<String, List<String>> registered() throws IOException {
    Map<String, List<String>> registered = new TreeMap<>();
    try (ModuleReader reader = module.open()) {
      for (String file : reader.list().toList()) {
        if (file.startsWith(SERVICES) && !file.endsWith("/")) {
          try (InputStream in = reader.open(file).orElseThrow()) {
            String names = new String(in.readAllBytes(), UTF_8);
            registered.put(file.substring(SERVICES.length()), names.lines().toList());
          }
        }
      }
    }
    return registered;
  }
}

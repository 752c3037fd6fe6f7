package dev.kameo.testkit.jupiter;

import dev.kameo.ActorSystem;
import dev.kameo.spi.SchedulerProvider;
import dev.kameo.testkit.SimulationProvider;
import java.lang.reflect.Method;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/// Runs a test on each scheduler.
final class SchedulersExtension implements TestTemplateInvocationContextProvider {

  /// Not looked for, since the module of the test kit does not provide it.
  private static final SchedulerProvider SIMULATION = new SimulationProvider();

  /// For JUnit.
  SchedulersExtension() {}

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    Method method = context.getRequiredTestMethod();
    OnEveryScheduler chosen =
        AnnotationSupport.findAnnotation(method, OnEveryScheduler.class).orElseThrow();
    Set<String> names = new TreeSet<>(List.of(chosen.value()));
    if (names.isEmpty()) {
      names.add(SIMULATION.name());
      ServiceLoader.load(SchedulerProvider.class).forEach(found -> names.add(found.name()));
    }
    return names.stream().map(OnScheduler::new);
  }

  /// One run of the test.
  ///
  /// @param scheduler its name
  private record OnScheduler(String scheduler)
      implements TestTemplateInvocationContext, ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(OnScheduler.class);

    @Override
    public String getDisplayName(int invocation) {
      return scheduler;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    /// The instance of a test is part of it, so that its constructor has the same system.
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
      return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == ActorSystem.class || type == String.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == String.class ? scheduler : system(context);
    }

    private ActorSystem system(ExtensionContext context) {
      ExtensionContext.Store store = context.getStore(NAMESPACE);
      ActorSystem system = store.get(ActorSystem.class, ActorSystem.class);
      if (system == null) {
        ActorSystem.Builder builder = ActorSystem.builder().name("test");
        system =
            scheduler.equals(SIMULATION.name())
                ? builder.scheduler(SIMULATION).create()
                : builder.scheduler(scheduler).create();
        store.put(ActorSystem.class, system);
      }
      return system;
    }

    @Override
    public void afterEach(ExtensionContext context) {
      ActorSystem system = context.getStore(NAMESPACE).remove(ActorSystem.class, ActorSystem.class);
      if (system != null) {
        system.close();
      }
    }
  }
}

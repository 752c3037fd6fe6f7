package dev.kameo.testkit.jupiter;

import dev.kameo.testkit.Explorer;
import dev.kameo.testkit.Faults;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.Strategy;
import dev.kameo.testkit.TestKit;
import dev.kameo.testkit.TimeModel;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/// A test method as a scenario: each run makes its own instances and sets them up.
final class ExploredTest implements Scenario {

  private final Method method;

  /// What JUnit has resolved for it; the kits among them are replaced.
  private final List<@Nullable Object> arguments;

  /// The classes it is nested in and its own, the outermost first.
  private final List<Class<?>> classes = new ArrayList<>();

  /// @throws ExtensionConfigurationException if the test cannot be run again and again
  ExploredTest(ReflectiveInvocationContext<Method> test, ExtensionContext context) {
    this.method = test.getExecutable();
    this.arguments = new ArrayList<>(test.getArguments());
    if (!Arrays.asList(method.getParameterTypes()).contains(TestKit.class)) {
      throw new ExtensionConfigurationException(
          "@Explore method %s must take a TestKit, since each run has its own. Give it a parameter."
              .formatted(method.getName()));
    }
    if (context.getTestInstanceLifecycle().orElse(TestInstance.Lifecycle.PER_METHOD)
        == TestInstance.Lifecycle.PER_CLASS) {
      throw new ExtensionConfigurationException(
          "@Explore method %s needs a new instance of %s for each run. Remove @TestInstance(PER_CLASS)."
              .formatted(method.getName(), context.getRequiredTestClass().getSimpleName()));
    }
    for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
      classes.add(instance.getClass());
    }
  }

  void explore(Explore choices) {
    Explorer.of(this)
        .schedules(choices.schedules())
        .seed(choices.seed())
        .strategy(Strategy.parse(choices.strategy()))
        .delivery(choices.delivery())
        .timeModel(TimeModel.parse(choices.time()))
        .faults(Faults.swarm(choices.faults()))
        .threads(choices.threads())
        .check();
  }

  @Override
  public void run(TestKit kit) throws Exception {
    List<Object> instances = new ArrayList<>();
    for (Class<?> type : classes) {
      instances.add(instance(type, instances, kit));
    }
    Throwable failure = null;
    try {
      for (Object instance : instances) {
        callAll(instance, BeforeEach.class, HierarchyTraversalMode.TOP_DOWN, kit);
      }
      ReflectionSupport.invokeMethod(method, instances.getLast(), arguments(kit));
    } catch (Throwable thrown) {
      failure = thrown;
    }
    for (Object instance : instances.reversed()) {
      try {
        callAll(instance, AfterEach.class, HierarchyTraversalMode.BOTTOM_UP, kit);
      } catch (Throwable thrown) {
        if (failure == null) {
          failure = thrown;
        } else {
          failure.addSuppressed(thrown);
        }
      }
    }
    if (failure != null) {
      ExploredTest.<RuntimeException>raise(failure);
    }
  }

  /// {@return what the test is called with in this run}
  private @Nullable Object[] arguments(TestKit kit) {
    return arguments.stream()
        .map(argument -> argument instanceof TestKit ? kit : argument)
        .toArray();
  }

  private Object instance(Class<?> type, List<Object> outer, TestKit kit) {
    boolean isInner = !outer.isEmpty() && !Modifier.isStatic(type.getModifiers());
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    Parameter[] parameters = constructor.getParameters();
    Object[] values = new Object[parameters.length];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          isInner && i == 0
              ? outer.getLast()
              : kitFor(parameters[i], "the constructor of " + type.getSimpleName(), kit);
    }
    return ReflectionSupport.newInstance(type, values);
  }

  private static void callAll(
      Object instance,
      Class<? extends Annotation> kind,
      HierarchyTraversalMode order,
      TestKit kit) {
    for (Method hook :
        ReflectionSupport.findMethods(
            instance.getClass(), candidate -> candidate.isAnnotationPresent(kind), order)) {
      Parameter[] parameters = hook.getParameters();
      Object[] values = new Object[parameters.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = kitFor(parameters[i], hook.getName(), kit);
      }
      ReflectionSupport.invokeMethod(hook, instance, values);
    }
  }

  private static TestKit kitFor(Parameter parameter, String owner, TestKit kit) {
    if (parameter.getType() == TestKit.class) {
      return kit;
    }
    throw new ExtensionConfigurationException(
        "Parameter %s of %s: in a class with an @Explore method it can only be a TestKit, since it is called for each run."
            .formatted(parameter, owner));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // what the test throws
  private static <T extends Throwable> void raise(Throwable thrown) throws T {
    throw (T) thrown;
  }
}

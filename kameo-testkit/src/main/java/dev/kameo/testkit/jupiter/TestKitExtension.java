package dev.kameo.testkit.jupiter;

import dev.kameo.testkit.TestKit;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Gives each test its kit, ends it after the test, and has tests explored.
final class TestKitExtension
    implements ParameterResolver, AfterEachCallback, InvocationInterceptor {

  private static final Namespace NAMESPACE = Namespace.create(TestKitExtension.class);

  /// For JUnit.
  TestKitExtension() {}

  /// The instance of a test is part of it, so that its constructor has the same kit.
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestKit.class;
  }

  @Override
  public TestKit resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext.Store store = context.getStore(NAMESPACE);
    TestKit kit = store.get(TestKit.class, TestKit.class);
    if (kit == null) {
      kit = TestKit.create();
      store.put(TestKit.class, kit);
    }
    return kit;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    TestKit kit = context.getStore(NAMESPACE).remove(TestKit.class, TestKit.class);
    if (kit == null) {
      return;
    }
    boolean checks = context.getExecutionException().isEmpty() && !kit.system().isClosed();
    try (kit) {
      if (checks) {
        kit.runUntilIdle();
        kit.check();
      }
    }
    if (checks) {
      kit.check();
    }
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> test,
      ExtensionContext context)
      throws Throwable {
    Explore choices =
        AnnotationSupport.findAnnotation(test.getExecutable(), Explore.class).orElse(null);
    if (choices == null) {
      invocation.proceed();
    } else {
      invocation.skip();
      new ExploredTest(test, context).explore(choices);
    }
  }
}

package dev.kameo.verification;

import dev.kameo.spi.Lane;
import dev.kameo.spi.Scheduler;
import dev.kameo.spi.SchedulerProvider;
import dev.kameo.spi.SchedulerSettings;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// The scheduler `virtual`, on which something may happen while somebody looks how many messages
/// wait in a mailbox.
final class DisturbedProvider implements SchedulerProvider {

  private static final Runnable NOTHING = () -> {};

  private final SchedulerProvider plain = SchedulerNames.provider("virtual");
  private final AtomicReference<Runnable> disturbance = new AtomicReference<>(NOTHING);

  /// Does this the next time somebody looks, and before the answer.
  void disturbOnce(Runnable deed) {
    disturbance.set(deed);
  }

  @Override
  public String name() {
    return "disturbed";
  }

  @Override
  public int priority() {
    return -1;
  }

  @Override
  public Scheduler create(SchedulerSettings settings) {
    Scheduler scheduler = plain.create(settings);
    return between(
        Scheduler.class,
        (_, method, arguments) -> {
          Object result = call(scheduler, method, arguments);
          return result instanceof Lane lane ? disturbed(lane) : result;
        });
  }

  private Lane disturbed(Lane lane) {
    return between(
        Lane.class,
        (_, method, arguments) -> {
          if (method.getName().equals("size")) {
            Objects.requireNonNull(disturbance.getAndSet(NOTHING)).run();
          }
          return call(lane, method, arguments);
        });
  }

  private static <T> T between(Class<T> type, InvocationHandler calls) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}

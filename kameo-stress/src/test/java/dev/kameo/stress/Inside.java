package dev.kameo.stress;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;

/// What a class keeps to itself, for stress tests that do what a timer would do at its time.
public final class Inside {

  private Inside() {}

  /// {@return a method without parameters or result}
  public static MethodHandle method(Class<?> type, String name) {
    try {
      return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
          .findVirtual(type, name, MethodType.methodType(void.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /// {@return a field}
  public static VarHandle field(Class<?> type, String name, Class<?> fieldType) {
    try {
      return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
          .findVarHandle(type, name, fieldType);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /// Calls a method.
  public static void call(MethodHandle method, Object target) {
    try {
      method.invoke(target);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}

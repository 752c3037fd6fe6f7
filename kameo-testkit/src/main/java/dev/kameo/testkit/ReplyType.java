package dev.kameo.testkit;

import dev.kameo.Message;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the class of a message says about its answer.
final class ReplyType {

  private ReplyType() {}

  /// Refuses an answer that cannot be one to this message.
  ///
  /// @param value the answer; `null` for none
  /// @throws IllegalArgumentException naming the message, what it is answered with, and the value
  static void check(Message<?, ?> message, @Nullable Object value) {
    Class<?> expected = of(message.getClass());
    boolean fits = value == null ? expected == Void.class : expected.isInstance(value);
    if (expected != Object.class && !fits) {
      throw new IllegalArgumentException(
          "%s is answered with a %s and not with %s. Reply with a %s."
              .formatted(
                  message.getClass().getSimpleName(),
                  expected.getSimpleName(),
                  value == null
                      ? "nothing"
                      : "%s (%s)".formatted(value, value.getClass().getSimpleName()),
                  expected.getSimpleName()));
    }
  }

  /// {@return the class of answers; [Object] where the class of the message does not tell}
  static Class<?> of(Class<?> message) {
    Type found = find(message, Map.of());
    return raw(found == null ? Object.class : found);
  }

  /// {@return what stands for the answer in a type's way up to [Message], or `null`}
  private static @Nullable Type find(Type type, Map<TypeVariable<?>, Type> outer) {
    Class<?> raw = raw(type);
    Map<TypeVariable<?>, Type> known = new HashMap<>();
    if (type instanceof ParameterizedType generic) {
      TypeVariable<?>[] variables = raw.getTypeParameters();
      for (int i = 0; i < variables.length; i++) {
        Type argument = generic.getActualTypeArguments()[i];
        known.put(variables[i], outer.getOrDefault(argument, argument));
      }
    }
    if (raw == Message.class) {
      return known.get(Message.class.getTypeParameters()[1]);
    }
    for (Type parent : raw.getGenericInterfaces()) {
      Type found = find(parent, known);
      if (found != null) {
        return found;
      }
    }
    Type parent = raw.getGenericSuperclass();
    return parent == null ? null : find(parent, known);
  }

  private static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> known -> known;
      case ParameterizedType generic -> (Class<?>) generic.getRawType();
      default -> Object.class;
    };
  }
}

package dev.kameo.spi;

import java.util.Objects;

/// What the name of an actor may look like, and what reports call classes.
public final class Names {

  private static final int LONGEST = 256;

  /// Finding out takes longer than handling a message.
  private static final ClassValue<String> OF_CLASSES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          return compute(type);
        }
      };

  private Names() {}

  /// {@return what reports call a class: its simple name; that of a lambda or an anonymous class
  /// after the class it is written in, `Shop.lambda` or `Shop.anonymous`}
  public static String of(Class<?> type) {
    return OF_CLASSES.get(type);
  }

  private static String compute(Class<?> type) {
    if (type.isHidden()) {
      return host(type.getName()) + ".lambda";
    }
    if (type.isAnonymousClass()) {
      return of(Objects.requireNonNull(type.getEnclosingClass())) + ".anonymous";
    }
    return type.getSimpleName();
  }

  /// {@return the simple name of the class in which a hidden one is written}
  private static String host(String hidden) {
    String name = hidden.replaceFirst("(\\$\\$Lambda)?/.*", "").replaceFirst("(\\$\\d+)+$", "");
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  /// Refuses a name that an actor cannot have.
  ///
  /// @throws IllegalArgumentException naming what the name is for, the name, and what is wrong with
  ///   it
  public static void requireValid(String what, String name) {
    if (name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "%s must have at most %d characters: %d".formatted(what, LONGEST, name.length()));
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '/' || Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        throw new IllegalArgumentException(
            "%s must not have control characters or slashes: U+%04X after '%s'"
                .formatted(what, (int) c, name.substring(0, i)));
      }
    }
  }
}

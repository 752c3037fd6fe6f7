package dev.kameo.spi;

/// What the name of an actor may look like.
public final class Names {

  private static final int LONGEST = 256;

  private Names() {}

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

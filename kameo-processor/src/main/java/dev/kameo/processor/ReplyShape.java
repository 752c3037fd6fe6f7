package dev.kameo.processor;

/// How a handler answers, and how that becomes the reply of its message.
enum ReplyShape {
  /// Returns nothing.
  NOTHING("", ""),

  /// Returns the value.
  VALUE("Reply.of(", ")"),

  /// Returns the reply.
  REPLY("", ""),

  /// Returns a reply of some subtype, which nobody can name.
  WIDER_REPLY("", ".map(value -> value)"),

  /// Returns a stage that completes with the value.
  STAGE("Reply.from(", ")");

  private final String before;
  private final String after;

  ReplyShape(String before, String after) {
    this.before = before;
    this.after = after;
  }

  /// {@return what stands before the call of the method}
  String before() {
    return before;
  }

  /// {@return what stands behind the call of the method}
  String after() {
    return after;
  }
}

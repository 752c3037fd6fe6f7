package dev.kameo.processor;

/// How a handler answers, and how that becomes the reply of its message.
enum ReplyShape {
  /// Returns nothing.
  NOTHING("", ""),

  /// Returns the value.
  VALUE("of", ""),

  /// Returns the reply.
  REPLY("", ""),

  /// Returns a reply of some subtype, which nobody can name.
  WIDER_REPLY("", ".map(value -> value)"),

  /// Returns a stage that completes with the value.
  STAGE("from", "");

  private final String factory;
  private final String after;

  ReplyShape(String factory, String after) {
    this.factory = factory;
    this.after = after;
  }

  /// {@return the method of a reply that makes one of what was returned; empty for none}
  String factory() {
    return factory;
  }

  /// {@return what stands behind the call of the method}
  String after() {
    return after;
  }
}

package dev.kameo.processor;

import javax.tools.Diagnostic;

/// What can be wrong with a handler, or with the type it is in: a code that stays the same, and
/// what to do.
enum Problem {
  NOT_AN_ACTOR(
      "KameoNotAnActor",
      "%s has handlers and is neither an Actor nor an interface. Let it implement"
          + " dev.kameo.Actor."),
  ACTOR_HIDDEN(
      "KameoActorHidden",
      "%s is private, or in a private class, and its messages cannot name it. Make it"
          + " package-private or more."),
  ACTOR_INNER(
      "KameoActorInner",
      "%s is an inner class of a generic class, which its messages cannot name. Make it static."),
  NAME_TAKEN(
      "KameoNameTaken",
      "The messages of %s are to be in %s, which exists already. Rename one of the two."),
  HANDLER_PRIVATE(
      "KameoHandlerPrivate",
      "%s method must not be private: its message calls it. Make %s package-private or more."),
  HANDLER_STATIC(
      "KameoHandlerStatic",
      "%s method must not be static: it is called on the actor. Remove static from %s."),
  HANDLER_BOTH(
      "KameoHandlerBoth",
      "%s has both @OnMessage and @OnQuery. Keep @OnQuery if it only reads the actor, else"
          + " @OnMessage."),
  HANDLER_AGAIN(
      "KameoHandlerAgain",
      "%s overrides a handler of %s, whose message calls it already. Remove %s here."),
  HANDLER_THROWS(
      "KameoHandlerThrows",
      "%s declares %s, which a handler cannot throw. Declare Exception or less."),
  QUERY_VOID(
      "KameoQueryVoid",
      "@OnQuery method %s returns nothing, so there is nothing to ask for. Return what it reads, or"
          + " use @OnMessage."),
  REPLY_RAW("KameoReplyRaw", "%s returns a raw %s. Say of what, for example %s<String>."),
  REPLY_NULL(
      "KameoReplyNull",
      "%s may return null, which is no answer. Return an Optional, or a Reply that has failed."),
  MESSAGE_NAME("KameoMessageName", "%s cannot be the name of the message of %s: %s. %s"),
  METHOD_NAME(
      "KameoMethodName",
      "%s cannot be called by that name on the messages of %s, which have a method %s of their own."
          + " Rename the method."),
  CALL_TWICE(
      "KameoCallTwice",
      "%s and %s would be called alike, since the context is no part of a message. Rename one of"
          + " the methods."),
  PARAMETER_NAME(
      "KameoParameterName",
      "A message cannot have a component '%s', since a record cannot. Rename the parameter."),
  CONTEXT_OTHER(
      "KameoContextOther",
      "The context of %s is a Context<%s>, not a %s. Take that, or a Context<?>."),
  CONTEXT_TWICE("KameoContextTwice", "%s takes the context twice. Take it once."),
  TYPE_HIDDEN(
      "KameoTypeHidden",
      "The message of %s cannot name %s, which is private, or not public in another package. Make"
          + " it visible."),
  TYPE_VARIABLE(
      "KameoTypeVariable",
      "The type variable %s of %s hides one of its class, and its message needs both. Rename one."),
  COPY_MISSING(
      "KameoCopyMissing",
      "%s is to be copied from %s, which does not have it. Add it there, or do not copy it."),
  COPY_TARGET(
      "KameoCopyTarget",
      "%s is to be copied from %s to a record, where it is not allowed. Add ElementType.TYPE to its"
          + " @Target, or do not copy it."),
  MUTABLE(
      "KameoMutable",
      "'%s' of type %s can be changed while it is on its way and after. Use a type that is"
          + " immutable, or leave it alone and say @SuppressWarnings(\"KameoMutable\").") {
    @Override
    Diagnostic.Kind kind() {
      return Diagnostic.Kind.WARNING;
    }
  };

  private final String code;
  private final String text;

  Problem(String code, String text) {
    this.code = code;
    this.text = text;
  }

  String code() {
    return code;
  }

  Diagnostic.Kind kind() {
    return Diagnostic.Kind.ERROR;
  }

  /// {@return what the compiler prints}
  String message(Object... details) {
    return "[" + code + "] " + text.formatted(details);
  }
}

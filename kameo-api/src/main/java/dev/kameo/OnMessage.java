package dev.kameo;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a method the handler of a [Message], which `kameo-processor` generates at compile time.
///
/// ```java
/// public final class Counter implements Actor {
///   private long count;
///
///   @OnMessage
///   long inc(int amount) {
///     return count += amount;
///   }
/// }
/// ```
///
/// From this come the record `CounterMessages.Inc(int amount)`, which implements `Message<Counter,
/// Long>`, and the typed call `CounterMessages.of(ref).inc(42)`. The method stays an ordinary one.
///
/// What it returns is the answer: a value, nothing for [Void], a [Reply], or a
/// [java.util.concurrent.CompletionStage]. What it throws is a panic. A parameter of type [Context]
/// is given the context and is not part of the message. In an interface the messages are those of a
/// protocol, which every actor that implements it takes.
///
/// Without the processor on the processor path this does nothing.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnMessage {

  /// {@return the name of the record}; by default that of the method, with a capital letter first
  String name() default "";

  /// {@return which of the method's annotations the record has too}
  Class<? extends Annotation>[] copy() default {};
}

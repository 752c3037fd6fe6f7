package dev.kameo;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a method the handler of a [Query], which `kameo-processor` generates at compile time: like
/// [OnMessage], for a method that only reads the actor and returns what it has read.
///
/// ```java
/// @OnQuery
/// long count() {
///   return count;
/// }
/// ```
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnQuery {

  /// {@return the name of the record}; by default that of the method, with a capital letter first
  String name() default "";

  /// {@return which of the method's annotations the record has too}
  Class<? extends Annotation>[] copy() default {};
}

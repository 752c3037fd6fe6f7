package dev.kameo.stress;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A canary: a mistake that somebody might make in a class, and that the stress test with this
/// annotation must catch.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Broken.All.class)
public @interface Broken {

  /// {@return what is wrong with it}
  String value();

  /// {@return which class has the mistake}
  Class<?> in();

  /// {@return what its source says, once; the white space does not count}
  String line();

  /// {@return what it says there with the mistake}
  String instead();

  /// All of a test.
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface All {

    /// {@return each of them}
    Broken[] value();
  }
}

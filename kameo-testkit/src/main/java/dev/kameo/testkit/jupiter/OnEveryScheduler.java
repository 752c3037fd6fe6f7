package dev.kameo.testkit.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test that runs once on each scheduler that is found, the simulation included, so that one body
/// shows that actors do the same on all of them.
///
/// It takes an [dev.kameo.ActorSystem], which is closed after the test; or the name of the
/// scheduler, as a `String`, where it makes systems itself; or both. It must wait through replies
/// alone, since the simulation runs only while somebody awaits one.
///
/// ```java
/// @OnEveryScheduler
/// void counts(ActorSystem system) throws Exception {
///   assertEquals(42, system.spawn(Counter::new).ask(new Counter.Inc(42)).await());
/// }
/// ```
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(SchedulersExtension.class)
public @interface OnEveryScheduler {

  /// {@return the names of the schedulers, if it shall not be all that are found}
  String[] value() default {};
}

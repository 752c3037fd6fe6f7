package dev.kameo.testkit.jupiter;

import dev.kameo.testkit.DeliveryModel;
import dev.kameo.testkit.Fault;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test that takes a [dev.kameo.testkit.TestKit] and is run under many schedules, to find one
/// under which it fails. The failure says how to repeat it.
///
/// ```java
/// @Explore(schedules = 5_000)
/// void noMoneyIsLost(TestKit kit) throws Exception { … }
/// ```
///
/// Each run has a new instance of the test class (and of the classes it is nested in), with the
/// `@BeforeEach` and `@AfterEach` methods of these classes and of what they extend, and with a kit
/// of its own. Not repeated are `@BeforeAll` and `@AfterAll`, and the callbacks of other
/// extensions; what these provide as parameters is the same in all runs. JUnit itself makes one
/// more instance, which is set up and torn down and not tested. What is static is shared by all
/// runs: it must not change.
///
/// With the system property `kameo.replay` set to the token of a failure, like
/// `-Dkameo.replay=v1:…`, that one run is repeated instead.
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Test
@ExtendWith(TestKitExtension.class)
public @interface Explore {

  /// {@return how many schedules are run, at most}
  int schedules() default 1_000;

  /// {@return what all random choices are made from}
  long seed() default 0;

  /// {@return the name of the [strategy][dev.kameo.testkit.Strategy#parse(String)] that chooses the
  /// schedules}, such as `exhaustive` or `pct(3)`
  String strategy() default "portfolio";

  /// {@return what is kept of the order of messages}
  DeliveryModel delivery() default DeliveryModel.LOCAL;

  /// {@return the name of the [model][dev.kameo.testkit.TimeModel#parse(String)] in which time
  /// passes}: `idle`, `racy`, or the like of `durations(PT0.01S)`
  String time() default "racy";

  /// {@return the kinds of faults that may strike}: each run draws a random subset of them, and a
  /// rate for each, as [dev.kameo.testkit.Faults#swarm(Fault...)] does.
  Fault[] faults() default {};

  /// {@return on how many threads runs are made at the same time}; more than one only where runs
  /// share nothing, not even what is static.
  int threads() default 1;
}

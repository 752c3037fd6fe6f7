package dev.kameo.testkit.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Tests that are given a [dev.kameo.testkit.TestKit]: one for each test, the same in its
/// constructor, its `@BeforeEach` methods and itself, wherever there is a parameter for it.
///
/// ```java
/// @KameoTest
/// class CounterTest {
///   @Test
///   void counts(TestKit kit) throws Exception {
///     ActorRef<Counter> counter = kit.spawn(Counter::new);
///     assertEquals(42, counter.ask(new Counter.Inc(42)).await());
///   }
/// }
/// ```
///
/// When the test is over, everything that can still happen without time passing runs; the test
/// fails if an actor has panicked or a message was lost and the test has not allowed it, see
/// [dev.kameo.testkit.TestKit#check()]; and the kit is closed.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(TestKitExtension.class)
public @interface KameoTest {}

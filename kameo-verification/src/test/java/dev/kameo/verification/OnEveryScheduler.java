package dev.kameo.verification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A test that takes the name of a scheduler and runs on each of them. It must wait through replies
/// alone, so that the simulation, which runs only while somebody awaits, can run it too.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ValueSource(strings = {"virtual", "forkjoin", "simulation"})
@interface OnEveryScheduler {}

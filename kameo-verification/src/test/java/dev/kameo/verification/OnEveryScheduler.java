package dev.kameo.verification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// A test that runs on each scheduler, and in the simulation under many schedules. It takes a name
/// that [World] makes systems of, and must wait through replies alone, so that the simulation,
/// which runs only while somebody awaits, can run it too.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@FieldSource("dev.kameo.verification.SchedulerNames#ALL")
@interface OnEveryScheduler {}

package dev.kameo.verification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// A test that runs in the simulation alone, mostly since it is about time, under many schedules.
/// It takes a name that [World] makes systems of.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@FieldSource("dev.kameo.verification.SchedulerNames#SIMULATED")
@interface UnderManySchedules {}

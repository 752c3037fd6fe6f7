/// Test kits in JUnit Jupiter, 5.14 and 6: [dev.kameo.testkit.jupiter.KameoTest] gives a test its
/// kit, [dev.kameo.testkit.jupiter.Explore] runs one under many schedules, and
/// [dev.kameo.testkit.jupiter.OnEveryScheduler] on each scheduler there is.
@NullMarked
package dev.kameo.testkit.jupiter;

import org.jspecify.annotations.NullMarked;

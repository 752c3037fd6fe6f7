/// Tests of the test kit.
@NullMarked
package dev.kameo.testkit;

import org.jspecify.annotations.NullMarked;

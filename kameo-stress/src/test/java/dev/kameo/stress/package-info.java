/// What stress tests share, and how they are run: each is beside what it tests, in a package of the
/// same name.
@NullMarked
package dev.kameo.stress;

import org.jspecify.annotations.NullMarked;

/// Rules that hold across modules: format, architecture, and behaviour seen from outside.
@NullMarked
package dev.kameo.verification;

import org.jspecify.annotations.NullMarked;

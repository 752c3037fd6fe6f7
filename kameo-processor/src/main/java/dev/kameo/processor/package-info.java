/// The annotation processor: [dev.kameo.processor.MessagesProcessor] alone is public.
@NullMarked
package dev.kameo.processor;

import org.jspecify.annotations.NullMarked;

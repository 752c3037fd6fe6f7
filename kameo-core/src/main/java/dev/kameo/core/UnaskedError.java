package dev.kameo.core;

import dev.kameo.HandlerException;
import dev.kameo.KameoException;
import dev.kameo.Outcome;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes the error out of an answer that nobody had asked for.
final class UnaskedError implements Consumer<Outcome<?>> {

  private @Nullable Throwable found;

  @Override
  public void accept(Outcome<?> outcome) {
    found =
        switch (outcome) {
          case Outcome.Success<?> _ -> null;
          case Outcome.Failure<?>(KameoException error) ->
              error instanceof HandlerException domain && domain.getCause() != null
                  ? domain.getCause()
                  : error;
        };
  }

  /// {@return the error, a domain error without its wrapping; `null` for none}
  @Nullable Throwable found() {
    return found;
  }
}

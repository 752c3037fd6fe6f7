package dev.kameo;

import java.util.function.Consumer;

/// The messages of a system that reached nobody, or that their actors could not handle. May be
/// called from any thread.
public interface DeadLetters {

  /// {@return how many there were since the system was created}
  long count();

  /// Calls the listener for each dead letter to come, on the thread that finds it, which may be an
  /// actor's: it must return quickly. What it throws is logged.
  ///
  /// @return cancels the subscription
  Cancellable subscribe(Consumer<? super DeadLetter> listener);
}

package dev.kameo;

/// Something that will happen unless it is cancelled. May be called from any thread.
public interface Cancellable {

  /// Cancels it. What was due and is already queued is not seen any more, where the caller is the
  /// actor that it was meant for.
  ///
  /// @return whether this call prevented something; false when it was over or cancelled before
  boolean cancel();

  /// {@return whether [#cancel()] came in time}
  boolean isCancelled();
}

package dev.kameo.spi;

import org.jspecify.annotations.Nullable;

/// Where a receiver takes its envelopes from during a run. For the thread of that run.
public interface Inbox {

  /// Takes the next envelope: a signal if there is one, else the head of the mailbox.
  ///
  /// @param signalsOnly leave the mailbox alone
  /// @return the envelope, or `null` to end the run: there is none, or others shall have their turn
  @Nullable Envelope next(boolean signalsOnly);
}

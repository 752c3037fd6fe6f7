package dev.kameo.supervision;

/// Whether a parent stops when its significant children have ended, as OTP's `auto_shutdown`.
///
/// Only a child counts that ends by itself and is not restarted: not one that its parent has
/// stopped, for whatever reason, and not one whose first start has failed. The parent then stops
/// with [dev.kameo.StopReason.Normal], after its other children.
public enum AutoShutdown {
  /// It never does so: the default. No child may be significant then.
  NEVER,
  /// It stops when the first of them has ended.
  ANY_SIGNIFICANT,
  /// It stops when one of them has ended and no other is left.
  ALL_SIGNIFICANT
}

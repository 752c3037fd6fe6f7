package dev.kameo.supervision;

import dev.kameo.StopReason;

/// When an actor that has ended is restarted by its parent. An actor that its parent stops, or
/// whose first start fails, is never restarted.
public enum RestartPolicy {
  /// Always, also after it has ended normally.
  PERMANENT {
    @Override
    public boolean restartsAfter(StopReason reason) {
      return true;
    }
  },
  /// After a failure: not when it has ended in order, which is [StopReason.Normal],
  /// [StopReason.SupervisorShutdown] or [StopReason.RestartLimitExceeded].
  TRANSIENT {
    @Override
    public boolean restartsAfter(StopReason reason) {
      return !(reason.isNormal() || reason instanceof StopReason.RestartLimitExceeded);
    }
  },
  /// Never. The default of an [dev.kameo.ActorSpec].
  TEMPORARY {
    @Override
    public boolean restartsAfter(StopReason reason) {
      return false;
    }
  };

  /// {@return whether an actor that ends for this reason is to be restarted}
  public abstract boolean restartsAfter(StopReason reason);
}

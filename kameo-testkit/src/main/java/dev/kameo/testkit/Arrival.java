package dev.kameo.testkit;

import dev.kameo.ActorId;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.StopReason;

/// Something that has come to a probe.
abstract sealed class Arrival {

  /// What has become of it.
  enum Fate {
    /// Waits for an expectation.
    WAITS,
    /// Was expected.
    EXPECTED,
    /// Was fished over.
    PASSED,
    /// Is of a class that is ignored.
    IGNORED
  }

  Fate fate = Fate.WAITS;

  /// {@return what it is, with its content}
  abstract String what();

  /// {@return what is known of it beside that}
  String more() {
    return switch (fate) {
      case WAITS -> "waits";
      case EXPECTED -> "expected";
      case PASSED -> "fished over";
      case IGNORED -> "ignored";
    };
  }

  /// A message.
  static final class Sent extends Arrival {

    final Message<?, ?> message;
    final boolean asked;
    private final ReplyPromise<Object> promise = Reply.promise();
    private boolean answered;

    Sent(Message<?, ?> message, boolean asked) {
      this.message = message;
      this.asked = asked;
    }

    ReplyPromise<Object> promise() {
      return promise;
    }

    void answered() {
      answered = true;
    }

    boolean isOpen() {
      return asked && !answered;
    }

    @Override
    String what() {
      return message.toString();
    }

    @Override
    String more() {
      String asking = asked ? (answered ? "asked and answered, " : "asked, ") : "";
      return asking + super.more();
    }
  }

  /// The end of an actor that the probe watches or is linked with.
  static final class Ended extends Arrival {

    /// How the probe knows.
    enum How {
      WATCHED,
      LINKED
    }

    final ActorId actor;
    final StopReason reason;
    final How how;

    Ended(ActorId actor, StopReason reason, How how) {
      this.actor = actor;
      this.reason = reason;
      this.how = how;
    }

    @Override
    String what() {
      return "the end of "
          + (how == How.LINKED ? "linked " : "watched ")
          + "actor "
          + actor
          + " ("
          + reason
          + ")";
    }
  }
}

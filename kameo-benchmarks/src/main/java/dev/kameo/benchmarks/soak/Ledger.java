package dev.kameo.benchmarks.soak;

import java.util.concurrent.atomic.LongAdder;

/// What became of each message: the law of conservation. May be used from any thread.
///
/// A message that was told is handled, or a dead letter, or refused, where the sender is told so;
/// exactly one of the three. A question is answered exactly once, with a value or an error.
final class Ledger {

  final LongAdder told = new LongAdder();
  final LongAdder handled = new LongAdder();
  final LongAdder dead = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder asked = new LongAdder();
  final LongAdder answered = new LongAdder();

  /// Lives of actors: each restart is one more.
  final LongAdder begun = new LongAdder();

  final LongAdder ended = new LongAdder();
  final LongAdder failed = new LongAdder();
  final LongAdder killed = new LongAdder();

  /// {@return how many messages nothing has become of yet} While messages are sent it is about
  /// right.
  long open() {
    return told.sum() - handled.sum() - dead.sum() - refused.sum() + asked.sum() - answered.sum();
  }

  /// {@return whether the law holds, when nothing is sent any more}
  boolean isSettled() {
    return told.sum() == handled.sum() + dead.sum() + refused.sum()
        && asked.sum() == answered.sum();
  }

  /// {@return all numbers}
  String toText() {
    return """
    told %,d = handled %,d + dead letters %,d + refused %,d; asked %,d = answered %,d; \
    lives begun %,d, ended %,d; failures %,d; kills %,d\
    """
        .formatted(
            told.sum(),
            handled.sum(),
            dead.sum(),
            refused.sum(),
            asked.sum(),
            answered.sum(),
            begun.sum(),
            ended.sum(),
            failed.sum(),
            killed.sum());
  }
}

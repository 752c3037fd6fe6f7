package dev.kameo.testkit;

import dev.kameo.spi.Envelope;

/// An envelope with a number in it, from a sender that has one too.
final class NumberedEnvelope extends Envelope {

  final int sender;
  final int number;

  NumberedEnvelope(int number) {
    this(0, number);
  }

  NumberedEnvelope(int sender, int number) {
    this.sender = sender;
    this.number = number;
  }

  @Override
  public String label() {
    return "number " + number;
  }
}

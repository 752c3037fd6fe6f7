package dev.kameo.stress;

import dev.kameo.spi.Envelope;

/// The envelope with this number, from 0 on, of one of two producers, 0 and 1.
public final class Numbered extends Envelope {

  private final int producer;
  private final int number;

  /// Makes one.
  public Numbered(int producer, int number) {
    this.producer = producer;
    this.number = number;
  }

  int producer() {
    return producer;
  }

  int number() {
    return number;
  }

  @Override
  public String label() {
    return producer + "." + number;
  }
}

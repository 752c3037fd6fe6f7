package dev.kameo.testkit;

import dev.kameo.spi.Envelope;

/// An envelope with a text.
final class Note extends Envelope {

  final String text;

  Note(String text) {
    this.text = text;
  }

  @Override
  public String label() {
    return text;
  }
}

package dev.kameo.core;

import dev.kameo.DeadLetter;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// Flight recorder: a message reached nobody.
@Name("dev.kameo.DeadLetter")
@Label("Dead Letter")
@Category("Kameo")
@StackTrace(false)
final class DeadLetterEvent extends Event {

  @Label("Recipient")
  String recipient = "";

  @Label("Message Class")
  String message = "";

  @Label("Cause")
  String cause = "";

  static void record(DeadLetter letter) {
    DeadLetterEvent event = new DeadLetterEvent();
    if (event.isEnabled()) {
      event.recipient = letter.recipientName();
      event.message = letter.message().getClass().getName();
      event.cause = letter.cause().text();
      event.commit();
    }
  }
}

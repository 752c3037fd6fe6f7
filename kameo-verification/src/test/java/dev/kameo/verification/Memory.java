package dev.kameo.verification;

import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import java.lang.ref.Reference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Finds out whether an object is still held by anything.
final class Memory {

  private static final int ATTEMPTS = 50;

  /// How often the threads that look after what was freed may go first.
  private static final int YIELDS = 20_000;

  private Memory() {}

  /// {@return whether the garbage collector takes it, after some attempts}
  static boolean isFreed(Reference<?> reference) {
    for (int i = 0; i < ATTEMPTS && !reference.refersTo(null); i++) {
      System.gc();
    }
    return reference.refersTo(null);
  }

  /// Frees what nothing holds any more, until this has come of it.
  static void freeUntil(BooleanSupplier isSo) {
    while (!isSo.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
      System.gc();
      for (int i = 0; i < YIELDS && !isSo.getAsBoolean(); i++) {
        Thread.yield();
      }
    }
  }

  /// Shows the actor itself to the test.
  record Remember(Consumer<Object> observer) implements Message<Scripted, Void> {
    @Override
    public Reply<Void> handle(Scripted actor, Context<Scripted> ctx) {
      observer.accept(actor);
      return Reply.done();
    }
  }
}

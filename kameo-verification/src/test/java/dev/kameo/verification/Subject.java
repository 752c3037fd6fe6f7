package dev.kameo.verification;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Directive;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.ReplyTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// An actor without a mind of its own: what it does comes with its messages. Its state is a plain
/// list, in which messages leave notes. It resumes after a panic, and says so there.
class Subject implements Actor {

  final List<String> notes = new ArrayList<>();

  /// Something a message does in the actor, answered later or at once.
  interface Answer<R> {
    Reply<R> in(Subject subject, Context<Subject> ctx) throws Exception;
  }

  /// Something a message does in the actor.
  interface Act {
    void in(Subject subject, Context<Subject> ctx) throws Exception;
  }

  record Answering<R>(Answer<R> answer) implements Message<Subject, R> {
    @Override
    public Reply<R> handle(Subject subject, Context<Subject> ctx) throws Exception {
      return answer.in(subject, ctx);
    }
  }

  record Reading<R>(Answer<R> answer) implements Query<Subject, R> {
    @Override
    public Reply<R> handle(Subject subject, Context<Subject> ctx) throws Exception {
      return answer.in(subject, ctx);
    }
  }

  record Note(String text) implements Message<Subject, Void> {
    @Override
    public Reply<Void> handle(Subject subject, Context<Subject> ctx) {
      subject.notes.add(text);
      return Reply.done();
    }
  }

  record Notes() implements Message<Subject, List<String>> {
    @Override
    public Reply<List<String>> handle(Subject subject, Context<Subject> ctx) {
      return Reply.of(List.copyOf(subject.notes));
    }
  }

  /// {@return a message that is answered as the function says}
  static <R> Message<Subject, R> answer(Answer<R> answer) {
    return new Answering<>(answer);
  }

  /// {@return a message that does something and is answered with nothing}
  static Message<Subject, Void> act(Act act) {
    return new Answering<>((subject, ctx) -> {
      act.in(subject, ctx);
      return Reply.done();
    });
  }

  /// {@return a query that is answered as the function says}
  static <R> Query<Subject, R> query(Answer<R> answer) {
    return new Reading<>(answer);
  }

  /// {@return a message that stands at the gate until it is open}
  static Message<Subject, Void> pass(Gate gate) {
    return act((_, _) -> gate.pass());
  }

  /// Lets time pass in a handler; for the simulation, whose time is virtual.
  static void spend(Duration duration) throws InterruptedException {
    ReplyPromise<Void> never = Reply.promise();
    try {
      never.reply().await(duration);
    } catch (ReplyTimeoutException over) {
      // which is the point
    }
  }

  /// Lets time pass in a simulated world, with all that happens meanwhile.
  static void letPass(World world, Duration duration) throws InterruptedException {
    world.system().spawn(Subject::new).ask(act((_, _) -> spend(duration))).await();
  }

  /// {@return a message that throws}
  static Message<Subject, Void> panic(Throwable thrown) {
    return act((_, _) -> {
      Subject.<RuntimeException>raise(thrown);
    });
  }

  /// Throws anything, unchecked as far as the compiler knows.
  @SuppressWarnings("unchecked")
  static <T extends Throwable> void raise(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Override
  public Directive onPanic(Panic panic) {
    notes.add("resumed: " + panic.cause().getMessage());
    return Directive.resume();
  }
}

package dev.kameo.testkit;

import dev.kameo.ActorRef;
import dev.kameo.Message;
import dev.kameo.StopReason;
import dev.kameo.spi.Blocker;
import dev.kameo.spi.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/// The answers that actors want as messages. Used by one thread at a time.
final class Pipes implements Instrumentation {

  /// @param actor who wants it
  /// @param question what was asked
  /// @param answer what is wanted
  private record Pipe(ActorRef<?> actor, Message<?, ?> question, Blocker answer) {

    String describe() {
      return "'%s' wants %s, piped".formatted(actor.name(), answer);
    }

    String advice() {
      return "If %s may stay unanswered, say kit.allowUnanswered(%1$s.class)."
          .formatted(question.getClass().getSimpleName());
    }
  }

  /// How many there may be before those that are over are looked for.
  private int room = 16;

  private final List<Pipe> pipes = new ArrayList<>();
  private final List<Class<?>> allowed = new ArrayList<>();

  void allowUnanswered(Class<?> question) {
    allowed.add(question);
  }

  @Override
  public void piping(ActorRef<?> actor, Message<?, ?> question, Blocker answer) {
    if (pipes.size() >= room) {
      pipes.removeIf(pipe -> pipe.answer.isReleased());
      room = Math.max(16, 2 * pipes.size());
    }
    pipes.add(new Pipe(actor, question, answer));
  }

  @Override
  public void restarted(ActorRef<?> actor, StopReason reason) {
    forget(actor);
  }

  @Override
  public void stopped(ActorRef<?> actor, StopReason reason) {
    forget(actor);
  }

  private void forget(ActorRef<?> actor) {
    pipes.removeIf(pipe -> pipe.actor.equals(actor));
  }

  /// Looks whether an actor still wants an answer, now that nobody can give it any more.
  ///
  /// @throws SimulationDeadlockError naming each
  void check() {
    List<Pipe> open =
        pipes.stream()
            .filter(pipe -> !pipe.answer.isReleased())
            .filter(pipe -> allowed.stream().noneMatch(type -> type.isInstance(pipe.question)))
            .toList();
    if (!open.isEmpty()) {
      List<String> lines = new ArrayList<>();
      lines.add("Nobody will answer: no actor can run and no timer is left.");
      open.forEach(pipe -> lines.add("  " + pipe.describe()));
      open.stream().map(Pipe::advice).distinct().forEach(lines::add);
      throw new SimulationDeadlockError(String.join("\n", lines));
    }
  }
}

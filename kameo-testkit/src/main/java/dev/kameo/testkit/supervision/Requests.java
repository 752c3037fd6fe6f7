package dev.kameo.testkit.supervision;

import dev.kameo.supervision.ChildRefusedException.Why;
import dev.kameo.supervision.ChildState;
import dev.kameo.testkit.supervision.Branch.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the supervisors of a model do when they are asked to, and what they answer.
final class Requests {

  private final Lives lives;
  private final List<Answer> answers = new ArrayList<>();

  Requests(Lives lives) {
    this.lives = lives;
  }

  /// {@return the answers to all requests, in the order of those}
  List<Answer> answers() {
    return List.copyOf(answers);
  }

  void start(Branch supervisor, ActorTree tree) {
    lives.expect(tree.paths(supervisor.path + "/").toList());
    Consumer<Answer> answer = nextAnswer();
    Branch other = supervisor.member(tree.name());
    if (other != null) {
      answer.accept(new Answer.Refused(isThere(other.state())));
    } else if (!supervisor.tree.takes(tree)) {
      answer.accept(new Answer.Failed());
    } else {
      Branch child = new Branch(tree, supervisor);
      lives.spawn(child, supervisor.members.size(), answerWith(child, answer));
    }
  }

  private static Why isThere(ChildState state) {
    return switch (state) {
      case STARTING, RUNNING -> Why.ALREADY_STARTED;
      case RESTARTING, STOPPING, STOPPED -> Why.ALREADY_PRESENT;
    };
  }

  void stop(Branch supervisor, String name) {
    Consumer<Answer> answer = nextAnswer();
    Branch child = supervisor.member(name);
    if (child == null) {
      answer.accept(new Answer.Refused(Why.NOT_FOUND));
    } else if (child.is(Phase.STOPPED)) {
      answer.accept(new Answer.Granted(child.end.reason));
    } else {
      child.onEnd.add(end -> answer.accept(new Answer.Granted(end.reason)));
      lives.parents.stop(child, true);
    }
  }

  void restart(Branch supervisor, String name) {
    Consumer<Answer> answer = nextAnswer();
    Branch child = stopped(supervisor, name, answer);
    if (child != null) {
      Branch next = new Branch(child.tree, supervisor);
      next.isSecond = true;
      int place = supervisor.members.indexOf(child);
      supervisor.members.remove(place);
      lives.spawn(next, place, answerWith(next, answer));
    }
  }

  void delete(Branch supervisor, String name) {
    Consumer<Answer> answer = nextAnswer();
    Branch child = stopped(supervisor, name, answer);
    if (child != null) {
      supervisor.members.remove(child);
      answer.accept(new Answer.Granted(""));
    }
  }

  void find(Branch supervisor, String name) {
    Consumer<Answer> answer = nextAnswer();
    Branch child = supervisor.member(name);
    if (child == null) {
      answer.accept(new Answer.Refused(Why.NOT_FOUND));
    } else if (child.hasRun || child.is(Phase.STOPPED)) {
      answerWith(child, answer).accept(child.hasRun);
    } else {
      child.onStart.add(answerWith(child, answer));
    }
  }

  /// {@return the child of that name that has stopped and is kept; if there is none, that is the
  /// answer}
  private static @Nullable Branch stopped(Branch supervisor, String name, Consumer<Answer> answer) {
    Branch child = supervisor.member(name);
    if (!supervisor.isSimple() && child != null && child.is(Phase.STOPPED)) {
      return child;
    }
    Why why =
        supervisor.isSimple()
            ? Why.NOT_SUPPORTED
            : child == null ? Why.NOT_FOUND : lives(child.state());
    answer.accept(new Answer.Refused(why));
    return null;
  }

  private static Why lives(ChildState state) {
    return switch (state) {
      case STARTING, RUNNING -> Why.RUNNING;
      case RESTARTING -> Why.RESTARTING;
      case STOPPING, STOPPED -> Why.STOPPING;
    };
  }

  private static Consumer<Boolean> answerWith(Branch child, Consumer<Answer> answer) {
    return hasStarted ->
        answer.accept(hasStarted ? new Answer.Granted(child.path) : new Answer.Failed());
  }

  private Consumer<Answer> nextAnswer() {
    int place = answers.size();
    answers.add(new Answer.Waits());
    return answer -> answers.set(place, answer);
  }
}

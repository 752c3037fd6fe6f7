package dev.kameo.benchmarks.pekko;

import dev.kameo.benchmarks.jobs.Crowd;
import dev.kameo.benchmarks.jobs.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Each tells anybody, and answers everybody.
final class PekkoCrowd implements Crowd {

  private final List<ActorRef<ToMember>> members = new ArrayList<>();

  PekkoCrowd(Guardian guardian, int actors) {
    for (int i = 0; i < actors; i++) {
      SplittableRandom random = new SplittableRandom(i);
      members.add(
          guardian.spawn(
              Behaviors.setup(ctx -> new Member(new Hello(ctx.getSelf()), random).behavior())));
    }
  }

  @Override
  public void mingle(int messages, Tally answers) {
    Begin begin = new Begin(List.copyOf(members), messages, answers);
    for (ActorRef<ToMember> member : members) {
      member.tell(begin);
    }
  }

  private sealed interface ToMember {}

  private record Begin(List<ActorRef<ToMember>> members, int messages, Tally answers)
      implements ToMember {}

  private record Hello(ActorRef<ToMember> from) implements ToMember {}

  private record Answer() implements ToMember {}

  private static final class Member {
    private static final Answer ANSWER = new Answer();

    private final Hello hello;
    private final SplittableRandom random;
    private Begin begin = new Begin(List.of(), 0, new Tally(1));
    private int answers;

    Member(Hello hello, SplittableRandom random) {
      this.hello = hello;
      this.random = random;
    }

    Behavior<ToMember> behavior() {
      return Behaviors.receiveMessage(message -> {
        if (message instanceof Hello other) {
          other.from.tell(ANSWER);
        } else if (message instanceof Begin next) {
          begin = next;
          answers = 0;
          greet();
        } else {
          goOn();
        }
        return Behaviors.same();
      });
    }

    private void goOn() {
      answers++;
      if (answers < begin.messages) {
        greet();
      } else {
        begin.answers.report(answers);
      }
    }

    private void greet() {
      begin.members.get(random.nextInt(begin.members.size())).tell(hello);
    }
  }
}

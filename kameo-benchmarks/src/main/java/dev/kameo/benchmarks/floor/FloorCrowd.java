package dev.kameo.benchmarks.floor;

import dev.kameo.benchmarks.jobs.Crowd;
import dev.kameo.benchmarks.jobs.Tally;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Each tells anybody, and answers everybody.
final class FloorCrowd implements Crowd {

  private static final Object ANSWER = new Object();

  private final FloorActor[] members;

  FloorCrowd(Floor floor, int actors) {
    members = new FloorActor[actors];
    for (int i = 0; i < actors; i++) {
      members[i] = floor.spawn(new Member(members, new SplittableRandom(i)));
    }
  }

  @Override
  public void mingle(int messages, Tally answers) {
    Begin begin = new Begin(messages, answers);
    for (FloorActor member : members) {
      member.tell(begin);
    }
  }

  private record Begin(int messages, Tally answers) {}

  private record Hello(FloorActor from) {}

  private static final class Member implements Handler {
    private final FloorActor[] members;
    private final SplittableRandom random;
    private Begin begin = new Begin(0, new Tally(1));
    private @Nullable Hello hello;
    private int answers;

    Member(FloorActor[] members, SplittableRandom random) {
      this.members = members;
      this.random = random;
    }

    @Override
    public void handle(FloorActor self, @Nullable Object message) {
      if (message instanceof Hello other) {
        other.from.tell(ANSWER);
      } else if (message instanceof Begin next) {
        begin = next;
        answers = 0;
        hello = new Hello(self);
        greet(hello);
      } else if (hello != null) {
        answers++;
        if (answers < begin.messages) {
          greet(hello);
        } else {
          begin.answers.report(answers);
        }
      }
    }

    private void greet(Hello mine) {
      members[random.nextInt(members.length)].tell(mine);
    }
  }
}

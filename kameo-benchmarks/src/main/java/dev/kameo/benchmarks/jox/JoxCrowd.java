package dev.kameo.benchmarks.jox;

import com.softwaremill.jox.structured.ActorRef;
import com.softwaremill.jox.structured.ThrowingConsumer;
import dev.kameo.benchmarks.jobs.Crowd;
import dev.kameo.benchmarks.jobs.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Each tells anybody, and answers everybody.
final class JoxCrowd implements Crowd {

  private static final ThrowingConsumer<Member> ANSWER = Member::goOn;

  private final List<ActorRef<Member>> members = new ArrayList<>();

  JoxCrowd(JoxScope scope, int actors) {
    for (int i = 0; i < actors; i++) {
      members.add(scope.spawn(new Member(new SplittableRandom(i))));
    }
  }

  @Override
  public void mingle(int messages, Tally answers) {
    List<ActorRef<Member>> all = List.copyOf(members);
    for (ActorRef<Member> self : all) {
      ThrowingConsumer<Member> hello = _ -> JoxTell.tell(self, ANSWER);
      JoxTell.tell(self, member -> member.begin(new Task(all, messages, answers, hello)));
    }
  }

  private record Task(
      List<ActorRef<Member>> members,
      int messages,
      Tally answers,
      ThrowingConsumer<Member> hello) {}

  private static final class Member {
    private final SplittableRandom random;
    private Task task = new Task(List.of(), 0, new Tally(1), _ -> {});
    private int answers;

    Member(SplittableRandom random) {
      this.random = random;
    }

    void begin(Task next) {
      task = next;
      answers = 0;
      greet();
    }

    void goOn() {
      answers++;
      if (answers < task.messages) {
        greet();
      } else {
        task.answers.report(answers);
      }
    }

    private void greet() {
      JoxTell.tell(task.members.get(random.nextInt(task.members.size())), task.hello);
    }
  }
}

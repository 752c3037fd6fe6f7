package dev.kameo.benchmarks.kameo;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.benchmarks.jobs.Crowd;
import dev.kameo.benchmarks.jobs.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Each tells anybody, and answers everybody.
final class KameoCrowd implements Crowd {

  private final List<ActorRef<Member>> members = new ArrayList<>();

  KameoCrowd(ActorSystem system, int actors) {
    for (int i = 0; i < actors; i++) {
      SplittableRandom random = new SplittableRandom(i);
      members.add(system.spawnWith(ctx -> new Member(new Hello(ctx.self()), random)));
    }
  }

  @Override
  public void mingle(int messages, Tally answers) {
    Begin begin = new Begin(List.copyOf(members), messages, answers);
    for (ActorRef<Member> member : members) {
      member.tell(begin);
    }
  }

  private static final class Member implements Actor {
    private static final Answer ANSWER = new Answer();

    private final Hello hello;
    private final SplittableRandom random;
    private Begin begin = new Begin(List.of(), 0, new Tally(1));
    private int answers;

    Member(Hello hello, SplittableRandom random) {
      this.hello = hello;
      this.random = random;
    }

    void greet() {
      begin.members.get(random.nextInt(begin.members.size())).tell(hello);
    }
  }

  private record Begin(List<ActorRef<Member>> members, int messages, Tally answers)
      implements Message<Member, Void> {
    @Override
    public Reply<Void> handle(Member member, Context<Member> ctx) {
      member.begin = this;
      member.answers = 0;
      member.greet();
      return Reply.done();
    }
  }

  private record Hello(ActorRef<Member> from) implements Message<Member, Void> {
    @Override
    public Reply<Void> handle(Member member, Context<Member> ctx) {
      from.tell(Member.ANSWER);
      return Reply.done();
    }
  }

  private record Answer() implements Message<Member, Void> {
    @Override
    public Reply<Void> handle(Member member, Context<Member> ctx) {
      member.answers++;
      if (member.answers < member.begin.messages) {
        member.greet();
      } else {
        member.begin.answers.report(member.answers);
      }
      return Reply.done();
    }
  }
}

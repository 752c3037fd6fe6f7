package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.time.Duration;

/// A member who says every second that he is there, and a club that strikes him off after three
/// seconds of silence. The bug, which shows only if a timer of the member is late: once struck off
/// he says so in vain for ever. The repair is a club that takes him back.
final class LateRenewal implements Scenario {

  private final boolean repaired;

  LateRenewal(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Club> club = kit.spawn(ActorSpec.of(() -> new Club(repaired)).name("club"));
    kit.spawn(ActorSpec.of(() -> new Member(club)).name("member")).tell(new Member.Renew());

    kit.advance(Duration.ofSeconds(20));
    kit.heal();
    kit.advance(Duration.ofSeconds(20));

    assertTrue(club.ask(new Club.HasMember()).await());
  }

  static final class Club implements Actor {

    private final boolean takesBack;
    private boolean hasMember = true;

    Club(boolean takesBack) {
      this.takesBack = takesBack;
    }

    record Here() implements Message<Club, Void> {
      @Override
      public Reply<Void> handle(Club club, Context<Club> ctx) {
        club.hasMember |= club.takesBack;
        ctx.timers().once("silence", Duration.ofSeconds(3), new StrikeOff());
        return Reply.done();
      }
    }

    record StrikeOff() implements Message<Club, Void> {
      @Override
      public Reply<Void> handle(Club club, Context<Club> ctx) {
        club.hasMember = false;
        return Reply.done();
      }
    }

    record HasMember() implements Query<Club, Boolean> {
      @Override
      public Reply<Boolean> handle(Club club, Context<Club> ctx) {
        return Reply.of(club.hasMember);
      }
    }
  }

  static final class Member implements Actor {

    private final ActorRef<Club> club;

    Member(ActorRef<Club> club) {
      this.club = club;
    }

    record Renew() implements Message<Member, Void> {
      @Override
      public Reply<Void> handle(Member member, Context<Member> ctx) {
        member.club.tell(new Club.Here());
        ctx.timers().once("renew", Duration.ofSeconds(1), this);
        return Reply.done();
      }
    }
  }
}

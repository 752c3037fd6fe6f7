package dev.kameo.verification.canaries;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;

/// Two balls among three players, for 40 steps: nothing is wrong with it. For measuring how fast an
/// explorer is.
final class Rally implements Scenario {

  private static final int STROKES = 7;

  @Override
  public void run(TestKit kit) {
    ActorRef<Player> ada = kit.spawn(ActorSpec.of(Player::new).name("ada"));
    ActorRef<Player> bob = kit.spawn(ActorSpec.of(Player::new).name("bob"));
    ActorRef<Player> eve = kit.spawn(ActorSpec.of(Player::new).name("eve"));

    ada.tell(new Player.Ball(bob, STROKES));
    bob.tell(new Player.Ball(eve, STROKES));
    kit.runUntilIdle();
  }

  static final class Player implements Actor {

    record Ball(ActorRef<Player> other, int strokes) implements Message<Player, Void> {
      @Override
      public Reply<Void> handle(Player player, Context<Player> ctx) {
        if (strokes > 0) {
          other.tell(new Ball(ctx.self(), strokes - 1));
        }
        return Reply.done();
      }
    }
  }
}

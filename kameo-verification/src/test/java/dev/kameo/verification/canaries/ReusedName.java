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
import java.util.HashMap;
import java.util.Map;

/// A lobby that knows players by name, and forgets those who have left. The bug: when a player
/// comes back under the same name, the news that the old one has left removes the new one.
final class ReusedName implements Scenario {

  private final boolean repaired;

  ReusedName(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Lobby> lobby = kit.spawn(ActorSpec.of(() -> new Lobby(repaired)).name("lobby"));
    ActorRef<Player> old = kit.spawn(Player::new);
    ActorRef<Player> back = kit.spawn(Player::new);

    lobby.tell(new Lobby.Join("ada", old));
    old.stopGracefully();
    Relay.send(kit, 3, lobby, new Lobby.Join("ada", back));
    kit.runUntilIdle();

    assertTrue(lobby.ask(new Lobby.Knows("ada")).await());
  }

  static final class Player implements Actor {}

  static final class Lobby implements Actor {

    private final boolean looksAtRefs;
    private final Map<String, ActorRef<Player>> players = new HashMap<>();

    Lobby(boolean looksAtRefs) {
      this.looksAtRefs = looksAtRefs;
    }

    record Join(String name, ActorRef<Player> player) implements Message<Lobby, Void> {
      @Override
      public Reply<Void> handle(Lobby lobby, Context<Lobby> ctx) {
        lobby.players.put(name, player);
        ctx.watch(player, reason -> new Left(name, player));
        return Reply.done();
      }
    }

    record Left(String name, ActorRef<Player> player) implements Message<Lobby, Void> {
      @Override
      public Reply<Void> handle(Lobby lobby, Context<Lobby> ctx) {
        if (lobby.looksAtRefs) {
          lobby.players.remove(name, player);
        } else {
          lobby.players.remove(name);
        }
        return Reply.done();
      }
    }

    record Knows(String name) implements Query<Lobby, Boolean> {
      @Override
      public Reply<Boolean> handle(Lobby lobby, Context<Lobby> ctx) {
        return Reply.of(lobby.players.containsKey(name));
      }
    }
  }
}

package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// A client that numbers what it sends in each session from one on, and sends it again until the
/// server has acknowledged it. The bug: a late acknowledgement of the old session counts for the
/// same number of the new one.
final class StaleAck implements Scenario {

  private final boolean repaired;

  StaleAck(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Server> server = kit.spawn(ActorSpec.of(Server::new).name("server"));
    ActorRef<Client> client =
        kit.spawn(ActorSpec.of(() -> new Client(server, repaired)).name("client"));

    client.tell(new Client.Send(1, "old"));
    Relay.send(kit, 6, server, new Server.Hello(2));
    Relay.send(kit, 8, client, new Client.Send(2, "new"));
    client.ask(new Client.Acknowledged(2)).await();
    kit.runUntilIdle();

    assertTrue(server.ask(new Server.Has("new")).await());
  }

  static final class Server implements Actor {

    private final Set<String> texts = new HashSet<>();
    private int session = 1;

    record Hello(int session) implements Message<Server, Void> {
      @Override
      public Reply<Void> handle(Server server, Context<Server> ctx) {
        server.session = session;
        return Reply.done();
      }
    }

    record Put(ActorRef<Client> client, int session, String text) implements Message<Server, Void> {
      @Override
      public Reply<Void> handle(Server server, Context<Server> ctx) {
        if (session == server.session) {
          server.texts.add(text);
          client.tell(new Client.Ack(session));
        }
        return Reply.done();
      }
    }

    record Has(String text) implements Query<Server, Boolean> {
      @Override
      public Reply<Boolean> handle(Server server, Context<Server> ctx) {
        return Reply.of(server.texts.contains(text));
      }
    }
  }

  static final class Client implements Actor {

    private final ActorRef<Server> server;
    private final boolean looksAtSessions;
    private final ReplyPromise<Integer> acknowledged = Reply.promise();
    private int awaited;
    private int session;
    private boolean pending;

    Client(ActorRef<Server> server, boolean looksAtSessions) {
      this.server = server;
      this.looksAtSessions = looksAtSessions;
    }

    private void tellIfAcknowledged() {
      if (session == awaited && !pending) {
        acknowledged.complete(session);
      }
    }

    /// Begins a session.
    record Send(int session, String text) implements Message<Client, Void> {
      @Override
      public Reply<Void> handle(Client client, Context<Client> ctx) {
        client.session = session;
        client.pending = true;
        client.server.tell(new Server.Put(ctx.self(), session, text));
        ctx.timers().once("again", Duration.ofSeconds(10), this);
        return Reply.done();
      }
    }

    record Ack(int session) implements Message<Client, Void> {
      @Override
      public Reply<Void> handle(Client client, Context<Client> ctx) {
        if (!client.looksAtSessions || session == client.session) {
          ctx.timers().cancel("again");
          client.pending = false;
          client.tellIfAcknowledged();
        }
        return Reply.done();
      }
    }

    record Acknowledged(int session) implements Message<Client, Integer> {
      @Override
      public Reply<Integer> handle(Client client, Context<Client> ctx) {
        client.awaited = session;
        client.tellIfAcknowledged();
        return client.acknowledged.reply();
      }
    }
  }
}

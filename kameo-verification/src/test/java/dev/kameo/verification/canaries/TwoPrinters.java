package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.util.List;

/// Two clients that use one printer, found by name; who finds none makes one. The bug: the second
/// does not look whether its printer was registered, and goes on with one of its own.
final class TwoPrinters implements Scenario {

  private final boolean repaired;

  TwoPrinters(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Client> ada = kit.spawn(ActorSpec.of(() -> new Client(repaired)).name("ada"));
    ActorRef<Client> bob = kit.spawn(ActorSpec.of(() -> new Client(repaired)).name("bob"));

    ada.tell(new Client.FindPrinter());
    Relay.send(kit, 5, bob, new Client.FindPrinter());
    kit.runUntilIdle();

    assertEquals(ada.ask(new Client.Found()).await(), bob.ask(new Client.Found()).await());
  }

  static final class Printer implements Actor {}

  static final class Client implements Actor {

    private final boolean looksAgain;
    private List<ActorRef<Printer>> printers = List.of();

    Client(boolean looksAgain) {
      this.looksAgain = looksAgain;
    }

    private List<ActorRef<Printer>> find(ActorSystem system) throws InterruptedException {
      return system.registry().lookup("printer", Printer.class).stream().toList();
    }

    private ActorRef<Printer> make(ActorSystem system) throws InterruptedException {
      ActorRef<Printer> printer = system.spawn(Printer::new);
      printer.started().await();
      if (!system.registry().register("printer", printer) && looksAgain) {
        printer.stopGracefully();
        return find(system).getFirst();
      }
      return printer;
    }

    record FindPrinter() implements Message<Client, Void> {
      @Override
      public Reply<Void> handle(Client client, Context<Client> ctx) throws InterruptedException {
        client.printers = client.find(ctx.system());
        if (client.printers.isEmpty()) {
          client.printers = List.of(client.make(ctx.system()));
        }
        return Reply.done();
      }
    }

    record Found() implements Message<Client, List<ActorRef<Printer>>> {
      @Override
      public Reply<List<ActorRef<Printer>>> handle(Client client, Context<Client> ctx) {
        return Reply.of(client.printers);
      }
    }
  }
}

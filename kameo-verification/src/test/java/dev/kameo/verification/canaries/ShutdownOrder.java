package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Outcome;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.util.List;

/// An application of a ledger, which collects entries by two, and a journal, which keeps them. The
/// bug: the journal is spawned last and so stopped first, and an odd entry that the ledger still
/// has then reaches nobody.
final class ShutdownOrder implements Scenario {

  private final boolean repaired;

  ShutdownOrder(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Archive> archive = kit.spawn(ActorSpec.of(Archive::new).name("archive"));
    ActorRef<App> app =
        kit.spawn(ActorSpec.<App>with(ctx -> new App(ctx, archive, repaired)).name("app"));
    ActorRef<Ledger> ledger = app.ask(new App.FindLedger()).await();
    ledger.ask(new Ledger.IsReady()).await();
    ActorRef<Client> ada = kit.spawn(ActorSpec.of(() -> new Client(ledger)).name("ada"));
    ActorRef<Client> bob = kit.spawn(ActorSpec.of(() -> new Client(ledger)).name("bob"));

    ada.tell(new Client.Enter());
    bob.tell(new Client.Enter());
    Relay.send(kit, 6, app, new App.Quit());
    app.stopped().await();
    kit.runUntilIdle();

    int entered = ada.ask(new Client.Entered()).await() + bob.ask(new Client.Entered()).await();
    assertEquals(entered, archive.ask(new Archive.Size()).await());
  }

  static final class App implements Actor {

    private final ActorRef<Ledger> ledger;

    App(Context<App> ctx, ActorRef<Archive> archive, boolean journalFirst) {
      ActorRef<Journal> journal;
      if (journalFirst) {
        journal = ctx.spawn(() -> new Journal(archive));
        ledger = ctx.spawn(Ledger::new);
      } else {
        ledger = ctx.spawn(Ledger::new);
        journal = ctx.spawn(() -> new Journal(archive));
      }
      ledger.tell(new Ledger.Use(journal));
    }

    record FindLedger() implements Message<App, ActorRef<Ledger>> {
      @Override
      public Reply<ActorRef<Ledger>> handle(App app, Context<App> ctx) {
        return Reply.of(app.ledger);
      }
    }

    record Quit() implements Message<App, Void> {
      @Override
      public Reply<Void> handle(App app, Context<App> ctx) {
        ctx.stop();
        return Reply.done();
      }
    }
  }

  static final class Ledger implements Actor {

    private List<ActorRef<Journal>> journals = List.of();
    private int entries;

    @Override
    public void onStop(StopReason reason) throws InterruptedException {
      if (entries > 0) {
        keep();
      }
    }

    private void keep() throws InterruptedException {
      int kept = entries;
      entries = 0;
      for (ActorRef<Journal> journal : journals) {
        journal.ask(new Journal.Keep(kept)).await();
      }
    }

    record Use(ActorRef<Journal> journal) implements Message<Ledger, Void> {
      @Override
      public Reply<Void> handle(Ledger ledger, Context<Ledger> ctx) {
        ledger.journals = List.of(journal);
        return Reply.done();
      }
    }

    record IsReady() implements Query<Ledger, Boolean> {
      @Override
      public Reply<Boolean> handle(Ledger ledger, Context<Ledger> ctx) {
        return Reply.of(!ledger.journals.isEmpty());
      }
    }

    record Enter() implements Message<Ledger, Void> {
      @Override
      public Reply<Void> handle(Ledger ledger, Context<Ledger> ctx) throws InterruptedException {
        ledger.entries++;
        if (ledger.entries == 2) {
          ledger.keep();
        }
        return Reply.done();
      }
    }
  }

  static final class Journal implements Actor {

    private final ActorRef<Archive> archive;

    Journal(ActorRef<Archive> archive) {
      this.archive = archive;
    }

    record Keep(int entries) implements Message<Journal, Void> {
      @Override
      public Reply<Void> handle(Journal journal, Context<Journal> ctx) {
        journal.archive.tell(new Archive.Store(entries));
        return Reply.done();
      }
    }
  }

  static final class Archive implements Actor {

    private int size;

    record Store(int entries) implements Message<Archive, Void> {
      @Override
      public Reply<Void> handle(Archive archive, Context<Archive> ctx) {
        archive.size += entries;
        return Reply.done();
      }
    }

    record Size() implements Query<Archive, Integer> {
      @Override
      public Reply<Integer> handle(Archive archive, Context<Archive> ctx) {
        return Reply.of(archive.size);
      }
    }
  }

  static final class Client implements Actor {

    private final ActorRef<Ledger> ledger;
    private int entered;

    Client(ActorRef<Ledger> ledger) {
      this.ledger = ledger;
    }

    private void entered(Outcome<Void> outcome) {
      if (outcome instanceof Outcome.Success) {
        entered++;
      }
    }

    record Enter() implements Message<Client, Void> {
      @Override
      public Reply<Void> handle(Client client, Context<Client> ctx) {
        ctx.pipe(client.ledger.ask(new Ledger.Enter()), Client::entered);
        return Reply.done();
      }
    }

    record Entered() implements Message<Client, Integer> {
      @Override
      public Reply<Integer> handle(Client client, Context<Client> ctx) {
        return Reply.of(client.entered);
      }
    }
  }
}

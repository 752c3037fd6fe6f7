package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorId;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A library whose readers give their book back when they stop. The bug, which shows only if that
/// fails: the book is never given back. The repair is a library that watches its readers.
final class UnreturnedBook implements Scenario {

  private final boolean repaired;

  UnreturnedBook(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Library> library =
        kit.spawn(ActorSpec.of(() -> new Library(repaired)).name("library"));
    for (int i = 1; i <= 3; i++) {
      ActorRef<Reader> reader =
          kit.spawn(ActorSpec.of(() -> new Reader(library)).name("reader-" + i));
      reader.tell(new Reader.Read(reader));
    }

    kit.runUntilIdle();

    assertEquals(0, library.ask(new Library.Lent()).await());
  }

  static final class Library implements Actor {

    private final boolean watches;
    private final Set<ActorId> readers = new HashSet<>();

    Library(boolean watches) {
      this.watches = watches;
    }

    record Borrow(ActorRef<Reader> reader) implements Message<Library, Void> {
      @Override
      public Reply<Void> handle(Library library, Context<Library> ctx) {
        library.readers.add(reader.id());
        if (library.watches) {
          ActorId id = reader.id();
          ctx.watch(reader, _ -> new GiveBack(id));
        }
        return Reply.done();
      }
    }

    record GiveBack(ActorId reader) implements Message<Library, Void> {
      @Override
      public Reply<Void> handle(Library library, Context<Library> ctx) {
        library.readers.remove(reader);
        return Reply.done();
      }
    }

    record Lent() implements Query<Library, Integer> {
      @Override
      public Reply<Integer> handle(Library library, Context<Library> ctx) {
        return Reply.of(library.readers.size());
      }
    }
  }

  static final class Reader implements Actor {

    private final ActorRef<Library> library;
    private @Nullable ActorId self;

    Reader(ActorRef<Library> library) {
      this.library = library;
    }

    @Override
    public void onStop(StopReason reason) {
      if (self != null) {
        library.tell(new Library.GiveBack(self));
      }
    }

    record Read(ActorRef<Reader> self) implements Message<Reader, Void> {
      @Override
      public Reply<Void> handle(Reader reader, Context<Reader> ctx) {
        reader.self = self.id();
        reader.library.tell(new Library.Borrow(self));
        ctx.stop();
        return Reply.done();
      }
    }
  }
}

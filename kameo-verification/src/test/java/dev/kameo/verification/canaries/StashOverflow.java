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
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.util.ArrayDeque;
import java.util.Queue;

/// A counter that loads its value from a disk when it starts, and puts by what comes meanwhile. The
/// bug: it puts by three changes at most, and forgets the rest without a word.
final class StashOverflow implements Scenario {

  private final boolean repaired;

  StashOverflow(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Disk> disk = kit.spawn(ActorSpec.of(Disk::new).name("disk"));
    int places = repaired ? Integer.MAX_VALUE : 3;
    ActorRef<Counter> counter =
        kit.spawn(ActorSpec.<Counter>with(ctx -> new Counter(ctx, disk, places)).name("counter"));

    for (int i = 1; i <= 5; i++) {
      Relay.send(kit, 2 * i, counter, new Counter.Add(1));
    }
    kit.runUntilIdle();

    assertEquals(105, counter.ask(new Counter.Value()).await());
  }

  static final class Disk implements Actor {

    record Load() implements Query<Disk, Long> {
      @Override
      public Reply<Long> handle(Disk disk, Context<Disk> ctx) {
        return Reply.of(100L);
      }
    }
  }

  static final class Counter implements Actor {

    private final Context<Counter> ctx;
    private final ActorRef<Disk> disk;
    private final int places;
    private final Queue<Add> stash = new ArrayDeque<>();
    private boolean loaded;
    private long value;

    Counter(Context<Counter> ctx, ActorRef<Disk> disk, int places) {
      this.ctx = ctx;
      this.disk = disk;
      this.places = places;
    }

    @Override
    public void onStart() {
      ctx.pipe(disk.ask(new Disk.Load()), Counter::loaded);
    }

    private void loaded(Outcome<Long> outcome) {
      if (outcome instanceof Outcome.Success<Long>(Long stored)) {
        loaded = true;
        value = stored;
        stash.forEach(add -> value += add.amount());
        stash.clear();
      }
    }

    record Add(long amount) implements Message<Counter, Void> {
      @Override
      public Reply<Void> handle(Counter counter, Context<Counter> ctx) {
        if (counter.loaded) {
          counter.value += amount;
        } else if (counter.stash.size() < counter.places) {
          counter.stash.add(this);
        }
        return Reply.done();
      }
    }

    record Value() implements Message<Counter, Long> {
      @Override
      public Reply<Long> handle(Counter counter, Context<Counter> ctx) {
        return Reply.of(counter.value);
      }
    }
  }
}

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

/// A picture that is freed when nobody holds it any more, and a viewer that hands it to another.
/// The bug: the receiver counts itself in, which may come after the giver has counted itself out.
final class FreedTooEarly implements Scenario {

  private final boolean repaired;

  FreedTooEarly(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Picture> picture = kit.spawn(ActorSpec.of(Picture::new).name("picture"));
    ActorRef<Viewer> ada = kit.spawn(ActorSpec.of(() -> new Viewer(repaired)).name("ada"));
    ActorRef<Viewer> bob = kit.spawn(ActorSpec.of(() -> new Viewer(repaired)).name("bob"));

    ada.tell(new Viewer.HandTo(bob, picture));
    kit.runUntilIdle();

    assertTrue(picture.ask(new Picture.WasKept()).await());
  }

  static final class Picture implements Actor {

    private int holders = 1;
    private boolean freed;

    record Hold() implements Message<Picture, Void> {
      @Override
      public Reply<Void> handle(Picture picture, Context<Picture> ctx) {
        picture.holders++;
        return Reply.done();
      }
    }

    record LetGo() implements Message<Picture, Void> {
      @Override
      public Reply<Void> handle(Picture picture, Context<Picture> ctx) {
        picture.holders--;
        picture.freed |= picture.holders == 0;
        return Reply.done();
      }
    }

    record WasKept() implements Query<Picture, Boolean> {
      @Override
      public Reply<Boolean> handle(Picture picture, Context<Picture> ctx) {
        return Reply.of(!picture.freed);
      }
    }
  }

  static final class Viewer implements Actor {

    private final boolean holdsForTheOther;

    Viewer(boolean holdsForTheOther) {
      this.holdsForTheOther = holdsForTheOther;
    }

    record HandTo(ActorRef<Viewer> other, ActorRef<Picture> picture)
        implements Message<Viewer, Void> {
      @Override
      public Reply<Void> handle(Viewer viewer, Context<Viewer> ctx) {
        if (viewer.holdsForTheOther) {
          picture.tell(new Picture.Hold());
        }
        other.tell(new Take(picture));
        ctx.self().tell(new LookAway(picture, 4));
        return Reply.done();
      }
    }

    record Take(ActorRef<Picture> picture) implements Message<Viewer, Void> {
      @Override
      public Reply<Void> handle(Viewer viewer, Context<Viewer> ctx) {
        if (!viewer.holdsForTheOther) {
          picture.tell(new Picture.Hold());
        }
        return Reply.done();
      }
    }

    record LookAway(ActorRef<Picture> picture, int looks) implements Message<Viewer, Void> {
      @Override
      public Reply<Void> handle(Viewer viewer, Context<Viewer> ctx) {
        if (looks > 0) {
          ctx.self().tell(new LookAway(picture, looks - 1));
        } else {
          picture.tell(new Picture.LetGo());
        }
        return Reply.done();
      }
    }
  }
}

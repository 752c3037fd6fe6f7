package com.example.purse;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.testkit.ExplorationFailedError;
import dev.kameo.testkit.TestKit;
import dev.kameo.testkit.jupiter.Explore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;

/** Fails, in the first build under some schedule, and in the second from the token of the first. */
class RaceTest {
  @RegisterExtension
  static final TestWatcher TOKEN =
      new TestWatcher() {
        @Override
        public void testFailed(ExtensionContext context, Throwable cause) {
          String token = ((ExplorationFailedError) cause).report().token();
          try {
            Files.writeString(Path.of("target", "replay.properties"), "kameo.replay=" + token);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };

  static final class Trusting implements Actor {
    record TakeTwice(ActorRef<Purse> purse) implements Message<Trusting, Void> {
      @Override
      public Reply<Void> handle(Trusting trusting, Context<Trusting> context) {
        purse.tell(new Purse.Take(5));
        purse.tell(new Purse.Take(5));
        return Reply.done();
      }
    }
  }

  @Explore
  void othersMayComeFirst(TestKit kit) throws InterruptedException {
    ActorRef<Purse> purse = kit.spawn(() -> new Purse(10));
    Reply<Boolean> spent = kit.spawn(Spender::new).ask(new Spender.Spend(purse, 7));
    kit.spawn(Trusting::new).tell(new Trusting.TakeTwice(purse));

    assertTrue(spent.await(), "too late");
  }
}

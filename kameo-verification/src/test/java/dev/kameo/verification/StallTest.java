package dev.kameo.verification;

import static dev.kameo.verification.Subject.act;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kameo.ActorRef;
import dev.kameo.Message;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An actor that tells another and then computes for long does not hold it up while a processor
/// idles: who tells also wakes. The computing ends when the other has had its turn, so under a
/// scheduler that lets it wait the test never ends, save by its timeout.
@Timeout(60)
final class StallTest {

  /// Often enough to find the other threads asleep, awake, and about to fall asleep.
  private static final int TURNS = 500;

  private final AtomicInteger handled = new AtomicInteger();

  @BeforeEach
  void needsAProcessorThatIdles() {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "only one processor");
  }

  /// Tells the other, and computes until it has handled that.
  private Message<Subject, Void> tellAndCompute(ActorRef<Subject> other) {
    return act((_, _) -> {
      int before = handled.get();
      other.tell(act((_, _) -> handled.incrementAndGet()));
      while (handled.get() == before) {
        Thread.onSpinWait();
      }
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  void theOneToldHasItsTurnWhoeverStartedTheOther(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> other = world.system().spawn(Subject::new);
      ActorRef<Subject> busy = world.system().spawn(Subject::new);
      ActorRef<Subject> asker = world.system().spawn(Subject::new);
      Callable<Void> ask = () -> busy.ask(tellAndCompute(other)).await();

      for (int turn = 0; turn < TURNS; turn++) {
        ask.call();
        FutureTask<Void> onVirtualThread = new FutureTask<>(ask);
        Thread.startVirtualThread(onVirtualThread);
        onVirtualThread.get();
        asker.ask(act((_, _) -> ask.call())).await();
        asker.tell(act((_, _) -> busy.tell(tellAndCompute(other))));
        asker.ask(act((_, _) -> {})).await();
        busy.ask(act((_, _) -> {})).await();
      }

      assertEquals(4 * TURNS, handled.get());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  void aNewActorHasItsTurnToo(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> busy = world.system().spawn(Subject::new);

      for (int turn = 0; turn < TURNS; turn++) {
        busy.ask(
                act((_, ctx) -> {
                  ActorRef<Subject> child = ctx.spawn(Subject::new);
                  tellAndCompute(child).handle(new Subject(), ctx);
                  ctx.stop(child);
                }))
            .await();
      }

      assertEquals(TURNS, handled.get());
    }
  }
}

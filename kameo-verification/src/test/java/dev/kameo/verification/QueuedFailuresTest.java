package dev.kameo.verification;

import static dev.kameo.supervision.RestartPolicy.PERMANENT;
import static dev.kameo.verification.Scripted.panic;
import static dev.kameo.verification.Scripted.pass;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Find;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;

/// A failure that is followed by others, before all is well again: of a message that had waited for
/// the restart, or of the restart itself.
final class QueuedFailuresTest {

  private static final Do PANIC = panic(new IllegalStateException("broken"));

  private static ActorSpec<Scripted> often(Script script) {
    return script.spec(PERMANENT).restartLimit(5, Duration.ofMinutes(1));
  }

  @OnEveryScheduler
  @Tag("P37")
  void messagesBetweenThoseThatFailAreHandledInTheirOrder(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(often(script));
      Gate gate = new Gate();
      ref.tell(pass(gate));
      world.await(gate.reached());
      for (String text : List.of("one", "two", "three")) {
        ref.tell(PANIC);
        ref.tell(new Note(text));
      }

      gate.open();
      ref.ask(new Note("end")).await();

      assertEquals(
          List.of("start", "start", "one", "start", "two", "start", "three", "end"),
          script.diary.stream().filter(line -> !line.matches("on[A-Z].*")).toList());
      assertEquals(List.of(), world.deadMessages());
    }
  }

  @OnEveryScheduler
  @Tag("P22")
  void theChildrenOfEveryLifeInBetweenAreStopped(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      List<ActorRef<Scripted>> children = new CopyOnWriteArrayList<>();
      Script script = new Script().onStart(ctx -> children.add(ctx.spawn(new Script().spec())));
      ActorRef<Scripted> ref = world.system().spawn(often(script));
      Gate gate = new Gate();
      ref.tell(pass(gate));
      world.await(gate.reached());
      ref.tell(PANIC);
      ref.tell(PANIC);

      gate.open();
      List<ActorRef<?>> left = ref.ask(new Find<>(ctx -> ctx.children())).await();

      assertEquals(3, children.size());
      assertEquals(List.of(children.getLast()), left);
      for (ActorRef<Scripted> child : children.subList(0, 2)) {
        assertEquals(new StopReason.SupervisorShutdown(), child.stopped().await());
      }
    }
  }

  @OnEveryScheduler
  @Tag("P38")
  void whatComesWhileAChildStopsAndARestartFailsIsKept(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Gate stopping = new Gate();
      ActorSpec<Scripted> slow = new Script().onStop(_ -> stopping.pass()).spec();
      Script script = new Script();
      script.onStart(ctx -> {
        switch (script.diary.stream().filter("start"::equals).toList().size()) {
          case 1 -> ctx.spawn(slow).started().await();
          case 2 -> throw new IllegalStateException("not yet");
          default -> {}
        }
      });
      ActorRef<Scripted> ref = world.system().spawn(often(script));

      ref.tell(PANIC);
      world.await(stopping.reached());
      ref.tell(new Note("told"));
      Reply<Void> asked = ref.ask(new Note("asked"));
      stopping.open();

      asked.await();
      assertEquals(
          List.of("start", "start", "start", "told", "asked"),
          script.diary.stream().filter(line -> !line.matches("on[A-Z].*")).toList());
    }
  }
}

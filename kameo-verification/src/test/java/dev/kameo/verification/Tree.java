package dev.kameo.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Message;
import dev.kameo.StopReason;
import dev.kameo.supervision.ChildCount;
import dev.kameo.supervision.ChildInfo;
import dev.kameo.supervision.ChildRefusedException;
import dev.kameo.supervision.ChildState;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import dev.kameo.supervision.Supervisor;
import dev.kameo.verification.Scripted.Deed;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A [Supervisor] under test, what it is asked, and a diary of the starts and stops of its
/// children.
final class Tree {

  static final Duration HOUR = Duration.ofHours(1);
  static final Do PANIC = Scripted.panic(new IllegalStateException("broken"));
  static final StopReason SHUTDOWN = new StopReason.SupervisorShutdown();

  final List<String> diary;
  final ActorRef<Supervisor> top;

  private Tree(List<String> diary, ActorRef<Supervisor> top) {
    this.diary = diary;
    this.top = top;
  }

  /// Makes specs that write into one diary.
  static final class Seeds {

    final List<String> diary = new CopyOnWriteArrayList<>();

    ActorSpec<Scripted> child(String name, RestartPolicy policy) {
      return child(name, policy, _ -> {});
    }

    /// {@return one that also does something when it starts}
    ActorSpec<Scripted> child(String name, RestartPolicy policy, Deed start) {
      return new Script()
          .onStart(ctx -> {
            diary.add("start " + name);
            start.in(ctx);
          })
          .onStop(_ -> diary.add("stop " + name))
          .spec()
          .name(name)
          .restart(policy);
    }

    /// Spawns the supervisor and waits until it has started.
    Tree grow(World world, SupervisionStrategy strategy, ActorSpec<?>... children)
        throws InterruptedException {
      Tree tree = new Tree(diary, world.system().spawn(Supervisor.of(strategy, children)));
      tree.top.started().await();
      return tree;
    }
  }

  /// {@return something that fails from one time on, up to another}
  static Deed failing(int first, int last) {
    AtomicInteger times = new AtomicInteger();
    return _ -> {
      int time = times.incrementAndGet();
      if (first <= time && time <= last) {
        throw new IllegalStateException("time " + time);
      }
    };
  }

  <R> R ask(Message<? super Supervisor, R> message) throws InterruptedException {
    return top.ask(message).await();
  }

  ActorRef<Scripted> start(ActorSpec<Scripted> spec) throws InterruptedException {
    return ask(new Supervisor.StartChild<>(spec));
  }

  ActorRef<Scripted> child(String name) throws InterruptedException {
    return ask(new Supervisor.FindChild<>(name, Scripted.class));
  }

  /// Fails a child and waits until it is back.
  void fail(String name) throws InterruptedException {
    child(name).tell(PANIC);
    child(name).ask(new Note("back")).await();
  }

  ChildState state(String name) throws InterruptedException {
    return ask(new Supervisor.WhichChildren()).stream()
        .filter(info -> info.name().equals(name))
        .findAny()
        .orElseThrow()
        .state();
  }

  List<String> names() throws InterruptedException {
    return ask(new Supervisor.WhichChildren()).stream().map(ChildInfo::name).toList();
  }

  void assertCounts(int specs, int active, int supervisors, int workers)
      throws InterruptedException {
    assertEquals(
        new ChildCount(specs, active, supervisors, workers), ask(new Supervisor.CountChildren()));
  }

  ChildRefusedException.Why refusal(Message<? super Supervisor, ?> message) {
    return assertThrows(ChildRefusedException.class, () -> ask(message)).why();
  }

  /// {@return what has been written since there were so many lines}
  List<String> since(int lines) {
    return List.copyOf(diary.subList(lines, diary.size()));
  }
}

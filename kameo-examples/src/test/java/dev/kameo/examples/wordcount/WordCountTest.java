package dev.kameo.examples.wordcount;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.Context;
import dev.kameo.KameoException;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.examples.counter.Counter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

final class WordCountTest {

  private static final int WORKERS = 4;

  @TempDir Path root;

  @OnBothSchedulers
  void countsNothingInAnEmptyFolder(String scheduler) throws Exception {
    assertEquals(new Counts(0, 0, Map.of(), Map.of()), count(scheduler).counts());
  }

  @OnBothSchedulers
  void countsEveryFileOnce(String scheduler) throws Exception {
    new Tree(root).with("a", "one two").with("b/c", "two").with("b/d/e", "").with("b/f", "two");

    assertEquals(
        new Counts(4, 4, Map.of("one", 1L, "two", 3L), Map.of()), count(scheduler).counts());
  }

  @OnBothSchedulers
  void replacesAWorkerForEachPoisonFile(String scheduler) throws Exception {
    Tree tree = new Tree(root).with("text", "one").with("z", "two");
    tree.with("binary", Tree.BINARY).with("malformed", Tree.MALFORMED);

    WordCount count = count(scheduler);

    assertEquals(2, count.replaced());
    assertEquals(
        Map.of(
            tree.path("binary"), "binary",
            tree.path("malformed"), "malformed UTF-8"),
        count.counts().poison());
    assertEquals(Map.of("one", 1L, "two", 1L), count.counts().words());
  }

  @OnBothSchedulers
  void goesOnWhenMostFilesArePoison(String scheduler) throws Exception {
    Tree tree = new Tree(root);
    for (int i = 0; i < 300; i++) {
      tree.with(
          "folder" + i % 7 + "/" + i, i % 3 == 0 ? "good text".getBytes(US_ASCII) : Tree.BINARY);
    }

    WordCount count = count(scheduler);

    assertEquals(200, count.replaced());
    assertEquals(SequentialCount.of(tree.files()), count.counts());
  }

  @OnBothSchedulers
  void recordsFilesThatVanish(String scheduler) throws Exception {
    Path gone = root.resolve("gone");
    Path there = new Tree(root).with("there", "one").path("there");

    WordCount count = count(scheduler, List.of(gone, there));

    assertEquals(new Counts(1, 1, Map.of("one", 1L), Map.of(gone, "vanished")), count.counts());
  }

  @OnBothSchedulers
  void recordsFilesThatItMayNotRead(String scheduler) throws Exception {
    Path locked = new Tree(root).with("locked", "one").path("locked");
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(locked), "this user may read everything");

    assertEquals(Map.of(locked, "not readable"), count(scheduler).counts().poison());
  }

  @OnBothSchedulers
  void failsWhenTheWalkerFails(String scheduler) throws Exception {
    Iterable<Path> broken =
        () -> {
          throw new IllegalStateException("no files today");
        };

    KameoException error = assertThrows(KameoException.class, () -> count(scheduler, broken));

    assertTrue(error.getMessage().contains("crew"), error.getMessage());
  }

  @OnBothSchedulers
  void doesNotWalkAheadWhileTheTallyIsBusy(String scheduler) throws Exception {
    int files = 1000;
    Path file = new Tree(root).with("file", "one").path("file");
    AtomicInteger walked = new AtomicInteger();
    Iterator<Path> walk =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return walked.get() < files;
          }

          @Override
          public Path next() {
            walked.incrementAndGet();
            return file;
          }
        };
    CountDownLatch busy = new CountDownLatch(1);
    try (ActorSystem system = system(scheduler)) {
      ActorRef<Tally> tally = WordCount.spawnTally(system);
      tally.tell(new Busy(busy));
      Reply<WordCount> count =
          system.spawn(Runner::new).ask(new Runner.Run(system, () -> walk, tally));

      // The tally has room for some results, and each worker holds one more.
      int most = WordCount.TALLY_ROOM + WORKERS;
      while (walked.get() < most) {
        Thread.onSpinWait();
      }
      passTime(system);
      assertEquals(most, walked.get());

      busy.countDown();
      assertEquals(files, count.await().counts().files());
    }
  }

  /// Keeps the tally from adding up.
  private record Busy(CountDownLatch until) implements Message<Tally, Void> {
    @Override
    public Reply<Void> handle(Tally tally, Context<Tally> ctx) throws Exception {
      until.await();
      return Reply.done();
    }
  }

  private static void passTime(ActorSystem system) throws InterruptedException {
    ActorRef<Counter> counter = system.spawn(Counter::new);
    for (int i = 0; i < 1000; i++) {
      counter.ask(new Counter.Inc(1)).await();
    }
  }

  /// Runs a count beside the test.
  private static final class Runner implements Actor {
    record Run(ActorSystem system, Iterable<Path> files, ActorRef<Tally> tally)
        implements Message<Runner, WordCount> {
      @Override
      public Reply<WordCount> handle(Runner runner, Context<Runner> ctx) throws Exception {
        return Reply.of(WordCount.run(system, files, WORKERS, tally));
      }
    }
  }

  private WordCount count(String scheduler) throws InterruptedException {
    return count(scheduler, new FileTree(root));
  }

  private static WordCount count(String scheduler, Iterable<Path> files)
      throws InterruptedException {
    try (ActorSystem system = system(scheduler)) {
      return WordCount.run(system, files, WORKERS, WordCount.spawnTally(system));
    }
  }

  private static ActorSystem system(String scheduler) {
    return ActorSystem.builder().scheduler(scheduler).create();
  }
}

package dev.kameo.verification;

import static dev.kameo.verification.Subject.act;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Cancellable;
import dev.kameo.MailboxSpec;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.StreamAdapter;
import dev.kameo.verification.Subject.Note;
import dev.kameo.verification.Subject.Notes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Actors that are fed from publishers.
final class AttachTest {

  /// Emits 1, 2, 3 and so on at once when asked to, and then completes or fails.
  private static final class Counting implements Flow.Publisher<Integer>, Flow.Subscription {

    private final int last;
    private final Throwable failure;
    private final AtomicLong requested = new AtomicLong();
    private final AtomicLong most = new AtomicLong();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final ReplyPromise<Boolean> cancellation = Reply.promise();
    private Flow.Subscriber<? super Integer> subscriber;
    private int next = 1;

    private Counting(int last, Throwable failure) {
      this.last = last;
      this.failure = failure;
    }

    static Counting to(int last) {
      return new Counting(last, null);
    }

    static Counting failingAfter(int last, Throwable failure) {
      return new Counting(last, failure);
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Integer> subscriber) {
      this.subscriber = subscriber;
      subscriber.onSubscribe(this);
    }

    @Override
    public void request(long n) {
      most.accumulateAndGet(requested.addAndGet(n), Math::max);
      if (calls.getAndIncrement() == 0) {
        do {
          emit();
        } while (calls.decrementAndGet() > 0);
      }
    }

    /// Never two at once, though `request` may be called by several threads, and by `onNext`.
    private void emit() {
      while (requested.get() > 0 && !cancelled.get() && next <= last) {
        int item = next++;
        requested.decrementAndGet();
        subscriber.onNext(item);
      }
      if (next > last && !cancelled.getAndSet(true)) {
        if (failure == null) {
          subscriber.onComplete();
        } else {
          subscriber.onError(failure);
        }
      }
    }

    @Override
    public void cancel() {
      cancelled.set(true);
      cancellation.complete(true);
    }
  }

  private static Message<Subject, Void> note(Object item) {
    return new Note("item " + item);
  }

  /// {@return notes items, answers the gate at the end}
  private static StreamAdapter<Integer, Subject> until(Gate end) {
    return StreamAdapter.<Integer, Subject>items(AttachTest::note)
        .completing(
            act((self, _) -> {
              self.notes.add("complete");
              end.pass();
            }))
        .failing(error ->
            act((self, _) -> {
              self.notes.add("failed " + error.getMessage());
              end.pass();
            }));
  }

  private static List<String> notesAt(World world, ActorRef<Subject> subject, Gate end)
      throws InterruptedException {
    world.await(end.reached());
    end.open();
    return subject.ask(new Notes()).await();
  }

  @OnEveryScheduler
  void allItemsComeInOrderAndThenTheEnd(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      Gate end = new Gate();

      subject.attach(Counting.to(3), until(end));
      List<String> notes = notesAt(world, subject, end);

      assertEquals(List.of("item 1", "item 2", "item 3", "complete"), notes);
    }
  }

  @OnEveryScheduler
  void aFailureOfTheStreamComesAfterTheItems(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      Gate end = new Gate();

      subject.attach(Counting.failingAfter(2, new IOException("broken")), until(end));
      List<String> notes = notesAt(world, subject, end);

      assertEquals(List.of("item 1", "item 2", "failed broken"), notes);
    }
  }

  @OnEveryScheduler
  void neverMoreThanOneItemIsRequested(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      Gate end = new Gate();
      Counting counting = Counting.to(50);

      subject.attach(counting, until(end));
      notesAt(world, subject, end);

      assertEquals(1, counting.most.get());
    }
  }

  @OnEveryScheduler
  void theNextItemIsRequestedOnlyWhenTheOneBeforeIsHandled(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      Gate gate = new Gate();
      List<Integer> made = new ArrayList<>();

      Cancellable feed =
          subject.attach(
              Counting.to(5),
              item -> {
                made.add(item);
                return Subject.pass(gate);
              });
      world.await(gate.reached());

      assertEquals(List.of(1), List.copyOf(made));
      feed.cancel();
      gate.open();
    }
  }

  @OnEveryScheduler
  @Tag("P80")
  void anItemThatPanicsOrFailsDoesNotEndTheStream(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      Gate end = new Gate();
      StreamAdapter<Integer, Subject> adapter = until(end);

      subject.attach(
          Counting.to(3),
          new StreamAdapter<Integer, Subject>(
              item -> item == 2 ? Subject.panic(new IOException("two")) : note(item),
              adapter.onComplete(),
              adapter.onError()));
      List<String> notes = notesAt(world, subject, end);

      assertEquals(List.of("item 1", "resumed: two", "item 3", "complete"), notes);
    }
  }

  @OnEveryScheduler
  @Tag("P80")
  void anAdapterThatThrowsCancelsAndFailsTheStream(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      Gate end = new Gate();
      StreamAdapter<Integer, Subject> adapter = until(end);
      Counting counting = Counting.to(3);

      subject.attach(
          counting,
          new StreamAdapter<Integer, Subject>(
              item -> {
                throw new IllegalStateException("cannot adapt " + item);
              },
              adapter.onComplete(),
              adapter.onError()));
      List<String> notes = notesAt(world, subject, end);

      assertEquals(List.of("failed cannot adapt 1"), notes);
      assertTrue(counting.cancelled.get());
    }
  }

  @OnEveryScheduler
  void theStreamIsCancelledWhenTheActorEnds(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      Gate gate = new Gate();
      Counting counting = Counting.to(1_000_000);
      subject.attach(counting, item -> item == 3 ? Subject.pass(gate) : note(item));
      world.await(gate.reached());

      subject.kill();
      subject.stopped().await();

      assertTrue(world.await(counting.cancellation.reply()));
      assertEquals(List.of(), world.deadLetters());
    }
  }

  @OnEveryScheduler
  void aSilentStreamIsCancelledToo(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      ReplyPromise<Boolean> cancellation = Reply.promise();
      Flow.Subscription silent =
          new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {
              cancellation.complete(true);
            }
          };
      Flow.Publisher<Integer> publisher = subscriber -> subscriber.onSubscribe(silent);
      Cancellable feed = subject.attach(publisher, AttachTest::note);

      subject.stopGracefully();

      assertTrue(world.await(cancellation.reply()));
      assertTrue(feed.isCancelled());
    }
  }

  @OnEveryScheduler
  void anActorThatHasEndedIsNotFed(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      subject.stopGracefully();
      subject.stopped().await();
      Counting counting = Counting.to(10);

      Cancellable feed = subject.attach(counting, AttachTest::note);

      assertTrue(counting.cancelled.get());
      assertTrue(feed.isCancelled());
      assertEquals(List.of(), world.deadLetters());
    }
  }

  @OnEveryScheduler
  void aStreamIsCancelledByHand(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      Gate gate = new Gate();
      Counting counting = Counting.to(1_000_000);
      Cancellable feed =
          subject.attach(counting, item -> item == 3 ? Subject.pass(gate) : note(item));
      world.await(gate.reached());

      assertFalse(feed.isCancelled());
      assertTrue(feed.cancel());
      assertFalse(feed.cancel());
      gate.open();

      assertTrue(feed.isCancelled());
      assertTrue(counting.cancelled.get());
      assertEquals(List.of("item 1", "item 2"), subject.ask(new Notes()).await());
    }
  }

  @OnEveryScheduler
  void aStreamThatIsCancelledWhileItFailsEndsOnce(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      Gate gate = new Gate();
      AtomicReference<Cancellable> feed = new AtomicReference<>();
      StreamAdapter<Integer, Subject> adapter =
          StreamAdapter.items(item -> {
            if (item == 1) {
              return Subject.pass(gate);
            }
            assertTrue(feed.get().cancel());
            throw new IllegalStateException("no message for " + item);
          });
      feed.set(
          subject.attach(
              Counting.to(2), adapter.failing(error -> new Note("failed: " + error.getMessage()))));

      gate.open();
      subject.ask(new Note("first")).await();

      assertEquals(List.of("first"), subject.ask(new Notes()).await());
      assertTrue(feed.get().isCancelled());
    }
  }

  @OnEveryScheduler
  void aStreamThatIsOverCannotBeCancelled(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      Gate end = new Gate();

      Cancellable feed = subject.attach(Counting.to(1), until(end));
      notesAt(world, subject, end);

      assertFalse(feed.cancel());
      assertFalse(feed.isCancelled());
    }
  }

  @OnEveryScheduler
  void aBoundedMailboxIsFedToo(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject =
          world.system().spawn(ActorSpec.of(Subject::new).mailbox(MailboxSpec.bounded(1)));
      Gate end = new Gate();

      subject.attach(Counting.to(20), until(end));
      List<String> notes = notesAt(world, subject, end);

      assertEquals(21, notes.size());
      assertEquals(List.of(), world.deadLetters());
    }
  }

  @OnEveryScheduler
  void anAnswerToComeHoldsUpTheStream(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      Gate end = new Gate();
      ReplyPromise<Void> later = Reply.promise();
      StreamAdapter<Integer, Subject> adapter = until(end);

      subject.attach(
          Counting.to(2),
          new StreamAdapter<Integer, Subject>(
              item -> item == 1 ? Subject.answer((_, _) -> later.reply()) : note(item),
              adapter.onComplete(),
              adapter.onError()));
      subject.ask(new Note("not held up")).await();
      later.complete(null);
      List<String> notes = notesAt(world, subject, end);

      assertEquals(List.of("not held up", "item 2", "complete"), notes);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  @SuppressWarnings("try") // closing it early is the point
  void thePublisherOfTheJdkFeedsAnActor(String scheduler) throws Exception {
    try (World world = World.on(scheduler);
        SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>()) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      Gate end = new Gate();
      subject.attach(publisher, until(end));

      for (int i = 0; i < 1_000; i++) {
        publisher.submit(i);
      }
      publisher.close();

      assertEquals(1_001, notesAt(world, subject, end).size());
    }
  }

  @OnEveryScheduler
  void theAnswerOfAnItemMayBeAValue(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      Gate end = new Gate();
      StreamAdapter<Integer, Subject> adapter = until(end);

      subject.attach(
          Counting.to(3),
          new StreamAdapter<Integer, Subject>(
              item ->
                  Subject.answer((self, _) -> {
                    self.notes.add("item " + item);
                    return Reply.of(item);
                  }),
              adapter.onComplete(),
              adapter.onError()));

      assertEquals(4, notesAt(world, subject, end).size());
    }
  }
}

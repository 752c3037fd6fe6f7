package dev.kameo.verification;

import static dev.kameo.verification.Subject.act;
import static dev.kameo.verification.Subject.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorPanickedException;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Outcome;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Script;
import dev.kameo.verification.Subject.Note;
import dev.kameo.verification.Subject.Notes;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;

/// Results that come back into the actor that wants them.
final class PipeTest {

  private static void note(Subject self, Outcome<String> outcome) {
    self.notes.add(
        switch (outcome) {
          case Outcome.Success<String>(String value) -> "success " + value;
          case Outcome.Failure<String>(var error) -> "failure " + error.getCause().getMessage();
        });
  }

  @OnEveryScheduler
  @Tag("P76")
  void aValueComesBackExclusively(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      ReplyPromise<String> promise = Reply.promise();
      Gate gate = new Gate();
      subject.tell(act((_, ctx) -> ctx.pipe(promise.reply(), PipeTest::note)));
      subject.tell(
          act((self, _) -> {
            self.notes.add("begin");
            gate.pass();
            self.notes.add("end");
          }));

      world.await(gate.reached());
      promise.complete("piped");
      gate.open();

      assertEquals(List.of("begin", "end", "success piped"), subject.ask(new Notes()).await());
    }
  }

  @OnEveryScheduler
  @Tag("P82")
  void anErrorComesBackToo(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      ReplyPromise<String> promise = Reply.promise();

      subject.ask(act((_, ctx) -> ctx.pipe(promise.reply(), PipeTest::note))).await();
      promise.fail(new IOException("broken"));

      assertEquals(List.of("failure broken"), subject.ask(new Notes()).await());
    }
  }

  @OnEveryScheduler
  @Tag("P82")
  void whatIsThereAlreadyComesAfterTheMessage(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);

      subject
          .ask(
              act((self, ctx) -> {
                ctx.pipe(Reply.of("ready"), PipeTest::note);
                ctx.pipe(Reply.failed(new IOException("failed")), PipeTest::note);
                self.notes.add("handled");
              }))
          .await();

      assertEquals(
          List.of("handled", "success ready", "failure failed"), subject.ask(new Notes()).await());
    }
  }

  @OnEveryScheduler
  void theAnswerOfAnotherActorComesBackWithoutAWait(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      ActorRef<Subject> other = world.system().spawn(Subject::new);
      Gate gate = new Gate();

      subject
          .ask(
              act((_, ctx) ->
                  ctx.pipe(
                      other.ask(
                          answer((_, _) -> {
                            gate.pass();
                            return Reply.of("answer");
                          })),
                      (self, outcome) -> {
                        note(self, outcome);
                        ctx.stop();
                      })))
          .await();
      subject.ask(new Note("meanwhile")).await();
      Reply<List<String>> meanwhile = subject.ask(new Notes());
      assertEquals(List.of("meanwhile"), meanwhile.await());
      gate.open();

      assertTrue(subject.stopped().await().isNormal());
    }
  }

  @OnEveryScheduler
  void nothingReachesAnActorThatHasStopped(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      ReplyPromise<String> promise = Reply.promise();
      ReplyPromise<String> reached = Reply.promise();
      subject
          .ask(act((_, ctx) -> ctx.pipe(promise.reply(), (_, _) -> reached.complete("reached"))))
          .await();
      subject.stopGracefully();
      subject.stopped().await();

      promise.complete("late");
      world.system().spawn(Subject::new).ask(new Notes()).await();

      assertTrue(!reached.reply().isDone());
      assertEquals(List.of(), world.deadLetters());
    }
  }

  @OnEveryScheduler
  @Tag("P74")
  void aContinuationThatThrowsIsAPanic(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);

      subject
          .ask(
              act((_, ctx) ->
                  ctx.pipe(
                      Reply.of("value"),
                      (_, _) -> {
                        throw new IOException("in the continuation");
                      })))
          .await();

      assertEquals(List.of("resumed: in the continuation"), subject.ask(new Notes()).await());
    }
  }

  @OnEveryScheduler
  @Tag("P46")
  void aContinuationThatThrowsLeadsToARestart(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script script = new Script();
      ActorRef<Scripted> ref = world.system().spawn(script.spec(RestartPolicy.PERMANENT));
      ReplyPromise<String> promise = Reply.promise();
      ref.ask(
              new Do(ctx ->
                  ctx.pipe(
                      promise.reply(),
                      (_, _) -> {
                        throw new IOException("in the continuation");
                      })))
          .await();

      promise.complete("value");
      ref.ask(new Scripted.Note("again")).await();

      assertEquals(
          List.of(
              "start",
              "onPanic IOException in piped result",
              "onStop Panicked: IOException in piped result",
              "start",
              "again"),
          script.diary);
    }
  }

  @OnEveryScheduler
  void waitsForTheQueriesLikeAMessage(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      ReplyPromise<String> promise = Reply.promise();
      Gate gate = new Gate();
      subject.tell(act((_, ctx) -> ctx.pipe(promise.reply(), PipeTest::note)));
      Reply<Integer> query =
          subject.ask(
              Subject.query((self, _) -> {
                gate.pass();
                return Reply.of(self.notes.size());
              }));

      world.await(gate.reached());
      promise.complete("piped");
      gate.open();

      assertEquals(0, query.await());
      assertEquals(List.of("success piped"), subject.ask(new Notes()).await());
    }
  }

  @OnEveryScheduler
  void isForTheActorsOwnHandlersAlone(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      Context<Subject> ctx = subject.ask(answer((_, own) -> Reply.of(own))).await();

      IllegalStateException refused =
          assertThrows(
              IllegalStateException.class, () -> ctx.pipe(Reply.of("value"), PipeTest::note));
      Reply<Void> query =
          subject.ask(
              Subject.query((_, own) -> {
                own.pipe(Reply.of("value"), PipeTest::note);
                return Reply.done();
              }));

      assertTrue(
          refused
              .getMessage()
              .contains("was called by thread '" + Thread.currentThread().getName() + "'"),
          refused::getMessage);
      assertInstanceOf(
          IllegalStateException.class,
          assertThrows(ActorPanickedException.class, query::await).getCause());
    }
  }
}

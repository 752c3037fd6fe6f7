package dev.kameo.verification;

import static dev.kameo.verification.Subject.act;
import static dev.kameo.verification.Subject.answer;
import static dev.kameo.verification.Subject.pass;
import static dev.kameo.verification.Subject.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorPanickedException;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.ActorSystem;
import dev.kameo.AskDeadlockException;
import dev.kameo.KameoException;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.verification.Subject.Note;
import dev.kameo.verification.Subject.Notes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Actors that wait for each other in a circle are told at once; actors that do not are left alone.
final class DeadlockTest {

  private static final String ANSWERED = "answered";

  private static ActorRef<Subject> spawn(World world, String name) {
    return world.system().spawn(ActorSpec.of(Subject::new).name(name).maxConcurrentQueries(2));
  }

  /// {@return what came of a wait: that it was answered, or the text of the deadlock}
  private static String await(Reply<?> reply) throws InterruptedException {
    try {
      reply.await();
      return ANSWERED;
    } catch (AskDeadlockException e) {
      return e.getMessage();
    }
  }

  /// {@return asks the actors one after the other, each by the one before, which waits; the last
  /// one answers}
  private static Message<Subject, String> chain(List<ActorRef<Subject>> rest) {
    return chain(rest, reply -> reply);
  }

  /// {@return the same, where each waits for something made of the answer}
  private static Message<Subject, String> chain(
      List<ActorRef<Subject>> rest, Function<Reply<String>, Reply<String>> made) {
    return answer((_, _) -> Reply.of(next(rest, made)));
  }

  private static String next(
      List<ActorRef<Subject>> rest, Function<Reply<String>, Reply<String>> made)
      throws InterruptedException {
    if (rest.isEmpty()) {
      return ANSWERED;
    }
    try {
      return made.apply(rest.getFirst().ask(chain(rest.subList(1, rest.size()), made))).await();
    } catch (AskDeadlockException e) {
      return e.getMessage();
    }
  }

  private static Query<Subject, String> waitingQuery(
      Gate gate, ActorRef<Subject> other, Message<Subject, String> message) {
    return query((_, _) -> {
      gate.pass();
      return Reply.of(await(other.ask(message)));
    });
  }

  @Nested
  final class ACycle {

    @OnEveryScheduler
    void ofOne(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a");

        String text = a.ask(chain(List.of(a))).await();

        assertEquals(
            "Actors would wait for each other for ever: 'a' (Subject %s) waits for the answer to Answering from 'a' (Subject %s). Answer later with a promise, pipe the reply, or tell."
                .formatted(a.id(), a.id()),
            text);
      }
    }

    @OnEveryScheduler
    void ofTwo(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a");
        ActorRef<Subject> b = spawn(world, "b");

        String text = a.ask(chain(List.of(b, a))).await();

        assertNames(text, "a", "b");
      }
    }

    @OnEveryScheduler
    void ofThree(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a");
        ActorRef<Subject> b = spawn(world, "b");
        ActorRef<Subject> c = spawn(world, "c");

        String text = a.ask(chain(List.of(b, c, a))).await();

        assertNames(text, "a", "b", "c");
      }
    }

    @OnEveryScheduler
    void thatBeginsOutsideOfItNamesOnlyIts(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> first = spawn(world, "first");
        ActorRef<Subject> a = spawn(world, "a");
        ActorRef<Subject> b = spawn(world, "b");

        String text = first.ask(chain(List.of(a, b, a))).await();

        assertNames(text, "a", "b");
        assertTrue(!text.contains("'first'"), text);
      }
    }

    @OnEveryScheduler
    void throughWhatIsMadeOfReplies(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a");
        ActorRef<Subject> b = spawn(world, "b");
        ActorRef<Subject> c = spawn(world, "c");

        String text =
            a.ask(
                    chain(
                        List.of(b, c, a),
                        reply ->
                            reply
                                .map(s -> s)
                                .flatMap(Reply::of)
                                .flatMap(s -> Reply.of(s).map(t -> t))
                                .whenDone(_ -> {})))
                .await();

        assertNames(text, "a", "b", "c");
      }
    }

    @OnEveryScheduler
    void throughAForwardedAsk(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a");
        ActorRef<Subject> b = spawn(world, "b");
        ActorRef<Subject> c = spawn(world, "c");
        Message<Subject, String> forward = answer((_, _) -> c.ask(chain(List.of(a))));

        String text =
            a.ask(
                    answer((_, _) -> {
                      try {
                        return Reply.of(b.ask(forward).await());
                      } catch (AskDeadlockException e) {
                        return Reply.of(e.getMessage());
                      }
                    }))
                .await();

        assertNames(text, "a", "c");
      }
    }

    @OnEveryScheduler
    void closedByAForward(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a");
        ActorRef<Subject> b = spawn(world, "b");
        Gate gate = new Gate();
        Message<Subject, Void> back =
            answer((_, _) -> {
              gate.pass();
              return a.ask(new Note("back"));
            });

        Reply<String> text = a.ask(answer((_, _) -> Reply.of(await(b.ask(back)))));
        world.await(gate.reached());
        gate.open();

        assertTrue(text.await().startsWith("Actors would wait"), text.await());
      }
    }

    @OnEveryScheduler
    void throughAQueryWithAMessageInBetween(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a");
        ActorRef<Subject> b = spawn(world, "b");
        Gate gate = new Gate();
        Query<Subject, String> behind = query((_, _) -> Reply.of("behind"));

        Reply<String> first =
            a.ask(waitingQuery(gate, b, answer((_, _) -> Reply.of(await(a.ask(behind))))));
        a.tell(new Note("in between"));
        world.await(gate.reached());
        gate.open();
        first.await();

        assertEquals(List.of("in between"), a.ask(new Notes()).await());
      }
    }

    @OnEveryScheduler
    void throughAMessageBehindAQuery(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a");
        ActorRef<Subject> b = spawn(world, "b");
        Gate gate = new Gate();
        List<String> texts = new CopyOnWriteArrayList<>();

        Reply<String> first =
            a.ask(
                waitingQuery(
                    gate,
                    b,
                    answer((_, _) -> {
                      texts.add(await(a.ask(new Note("message"))));
                      return Reply.of(texts.getFirst());
                    })));
        world.await(gate.reached());
        gate.open();
        String text = first.await();

        texts.add(text);
        assertTrue(
            texts.stream().anyMatch(t -> t.startsWith("Actors would wait")), texts::toString);
      }
    }

    @OnEveryScheduler
    void throughTheLimitOfQueries(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a =
            world.system().spawn(ActorSpec.of(Subject::new).name("a").maxConcurrentQueries(1));
        ActorRef<Subject> b = spawn(world, "b");
        Gate gate = new Gate();
        Query<Subject, String> second = query((_, _) -> Reply.of("second"));

        Reply<String> first =
            a.ask(waitingQuery(gate, b, answer((_, _) -> Reply.of(await(a.ask(second))))));
        world.await(gate.reached());
        gate.open();

        first.await();
      }
    }

    @OnEveryScheduler
    void isAPanicUnlessItIsCaught(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a");

        Reply<List<String>> reply =
            a.ask(answer((_, ctx) -> Reply.of(ctx.self().ask(new Notes()).await())));

        assertInstanceOf(
            AskDeadlockException.class,
            assertThrows(ActorPanickedException.class, reply::await).getCause());
      }
    }

    @OnEveryScheduler
    void withAStopIsAsHopeless(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a");

        String text = a.ask(answer((_, ctx) -> Reply.of(await(ctx.self().stopped())))).await();

        assertTrue(text.startsWith("Actors would wait"), text);
      }
    }
  }

  @Nested
  final class NoCycle {

    @OnEveryScheduler
    void isADiamond(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a");
        ActorRef<Subject> b = spawn(world, "b");
        ActorRef<Subject> c = spawn(world, "c");
        ActorRef<Subject> d = spawn(world, "d");

        Reply<String> both =
            a.ask(
                answer((_, _) -> {
                  Reply<String> left = b.ask(chain(List.of(d)));
                  Reply<String> right = c.ask(chain(List.of(d)));
                  return Reply.of(left.await() + " " + right.await());
                }));

        assertEquals("answered answered", both.await());
      }
    }

    @OnEveryScheduler
    void isAWaitForAPromise(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a");
        ActorRef<Subject> b = spawn(world, "b");
        ReplyPromise<String> promise = Reply.promise();

        Reply<String> waiting =
            a.ask(answer((_, _) -> Reply.of(promise.reply().map(s -> s).await())));
        b.ask(act((_, _) -> promise.complete("kept"))).await();

        assertEquals("kept", waiting.await());
      }
    }

    @OnEveryScheduler
    void isAPromiseOfAnActorThatAsksBack(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a");
        ActorRef<Subject> b = spawn(world, "b");
        ReplyPromise<String> promise = Reply.promise();
        Gate gate = new Gate();

        Reply<String> waiting =
            a.ask(
                answer((_, _) -> {
                  gate.pass();
                  return Reply.of(await(b.ask(answer((_, _) -> promise.reply()))));
                }));
        Reply<Void> back = b.ask(answer((_, _) -> a.ask(new Note("back"))));
        world.await(gate.reached());
        gate.open();
        b.ask(act((_, _) -> promise.complete("kept"))).await();

        assertEquals(ANSWERED, waiting.await());
        back.await();
      }
    }

    @OnEveryScheduler
    void isAnAskThatIsNotAwaited(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a");

        Reply<List<String>> reply =
            a.ask(answer((_, ctx) -> Reply.of(ctx.self().ask(new Notes())))).flatMap(r -> r);

        assertEquals(List.of(), reply.await());
      }
    }

    @OnEveryScheduler
    void isAForwardToOneself(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a");

        Reply<List<String>> reply = a.ask(answer((_, ctx) -> ctx.self().ask(new Notes())));

        assertEquals(List.of(), reply.await());
      }
    }

    @OnEveryScheduler
    void isAQueryThatIsQueriedBack(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a");
        ActorRef<Subject> b = spawn(world, "b");
        Query<Subject, String> back = query((_, _) -> Reply.of("back"));

        Reply<String> reply =
            a.ask(
                query((_, _) ->
                    Reply.of(b.ask(answer((_, _) -> Reply.of(a.ask(back).await()))).await())));

        assertEquals("back", reply.await());
      }
    }

    @OnEveryScheduler
    void isALimitThatAnotherQueryWillFree(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a");
        ActorRef<Subject> b = spawn(world, "b");
        Gate other = new Gate();
        Gate asked = new Gate();
        Query<Subject, String> back = query((_, _) -> Reply.of("back"));
        Reply<Void> standing =
            a.ask(
                query((_, _) -> {
                  other.pass();
                  return Reply.done();
                }));
        world.await(other.reached());

        Reply<String> reply =
            a.ask(waitingQuery(asked, b, answer((_, _) -> Reply.of(await(a.ask(back))))));
        world.await(asked.reached());
        asked.open();
        b.started().await();
        other.open();

        assertEquals(ANSWERED, reply.await());
        standing.await();
      }
    }

    @OnEveryScheduler
    void isAWaitForOneWhoWaitsForAThird(String scheduler) throws Exception {
      try (World world = World.on(scheduler)) {
        ActorRef<Subject> a = spawn(world, "a");
        ActorRef<Subject> b = spawn(world, "b");
        ActorRef<Subject> c = spawn(world, "c");
        Gate gate = new Gate();
        c.tell(pass(gate));

        Reply<String> first = a.ask(chain(List.of(b, c)));
        Reply<String> second = b.ask(chain(List.of(c)));
        world.await(gate.reached());
        gate.open();

        assertEquals(ANSWERED, first.await());
        assertEquals(ANSWERED, second.await());
      }
    }
  }

  /// Random graphs of asks. Every actor asks the next ones of a random path, or queries them, and
  /// waits.
  @Nested
  final class Stress {

    private static final int ACTORS = 5;

    private static Message<Subject, String> random(
        List<ActorRef<Subject>> actors, int from, int depth, boolean forward, long seed) {
      Subject.Answer<String> answer =
          (_, _) -> {
            Random random = new Random(seed);
            int choices = forward ? ACTORS - 1 - from : ACTORS;
            if (depth == 0 || choices == 0) {
              return Reply.of(ANSWERED);
            }
            String text = ANSWERED;
            for (int i = 0; i < 2; i++) {
              int to = forward ? from + 1 + random.nextInt(choices) : random.nextInt(choices);
              Reply<String> reply =
                  actors.get(to).ask(random(actors, to, depth - 1, forward, random.nextLong()));
              if (random.nextInt(4) == 0) {
                return reply;
              }
              try {
                text = random.nextBoolean() ? reply.await() : reply.map(s -> s).await();
              } catch (AskDeadlockException e) {
                text = e.getMessage();
              }
            }
            return Reply.of(text);
          };
      return new Random(seed + 1).nextInt(3) == 0 ? query(answer) : answer(answer);
    }

    private static List<String> texts(ActorSystem system, boolean forward, long seed)
        throws InterruptedException {
      List<ActorRef<Subject>> actors =
          IntStream.range(0, ACTORS)
              .mapToObj(n ->
                  system.spawn(
                      ActorSpec.of(Subject::new).name("n" + n).maxConcurrentQueries(1 + n % 3)))
              .toList();
      Random random = new Random(seed);
      List<Reply<String>> replies = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        int at = random.nextInt(ACTORS);
        replies.add(actors.get(at).ask(random(actors, at, 3, forward, random.nextLong())));
      }
      List<String> texts = new ArrayList<>();
      for (Reply<String> reply : replies) {
        try {
          texts.add(reply.await());
        } catch (KameoException e) {
          texts.add(e.getClass().getSimpleName());
        }
      }
      return texts;
    }

    private static ActorSystem simulation(long seed) {
      return ActorSystem.builder()
          .scheduler("simulation")
          .setting("simulation.seed", Long.toString(seed))
          .create();
    }

    @Test
    void askingForwardNeverSeemsACycleInTheSimulation() throws Exception {
      for (long seed = 0; seed < 60; seed++) {
        try (ActorSystem system = simulation(seed)) {
          List<String> texts = texts(system, true, seed);

          assertEquals(List.of(ANSWERED), texts.stream().distinct().toList(), "seed " + seed);
        }
      }
    }

    @Test
    void askingAnywhereNeverHangsInTheSimulation() throws Exception {
      for (long seed = 0; seed < 60; seed++) {
        try (ActorSystem system = simulation(seed)) {
          List<String> texts = texts(system, false, seed);

          assertEquals(12, texts.size(), "seed " + seed);
        }
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "forkjoin"})
    void askingForwardNeverSeemsACycle(String scheduler) throws Exception {
      for (long seed = 0; seed < 100; seed++) {
        try (ActorSystem system = ActorSystem.builder().scheduler(scheduler).create()) {
          List<String> texts = texts(system, true, seed);

          assertEquals(List.of(ANSWERED), texts.stream().distinct().toList(), "seed " + seed);
        }
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "forkjoin"})
    void askingAnywhereNeverHangs(String scheduler) throws Exception {
      for (long seed = 0; seed < 100; seed++) {
        try (ActorSystem system = ActorSystem.builder().scheduler(scheduler).create()) {
          List<String> texts = texts(system, false, seed);

          assertEquals(12, texts.size(), "seed " + seed);
        }
      }
    }
  }

  private static void assertNames(String text, String... names) {
    assertTrue(text.startsWith("Actors would wait for each other for ever: "), text);
    for (String name : names) {
      assertTrue(text.contains("'" + name + "'"), text);
    }
  }
}

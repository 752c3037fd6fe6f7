package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorPanickedException;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Directive;
import dev.kameo.HandlerException;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class TestProbeTest {

  /// What probes stand for; it has no actor.
  interface Account {

    record Put(int amount) implements Message<Account, Void> {
      @Override
      public Reply<Void> handle(Account account, Context<Account> ctx) {
        throw new AssertionError("handled");
      }
    }

    record Balance() implements Query<Account, Long> {
      @Override
      public Reply<Long> handle(Account account, Context<Account> ctx) {
        throw new AssertionError("handled");
      }
    }
  }

  /// Does what it is told.
  static final class Doer implements Actor {

    interface Deed {
      void in(Context<Doer> ctx) throws Exception;
    }

    record Do(Deed deed) implements Message<Doer, Void> {
      @Override
      public Reply<Void> handle(Doer doer, Context<Doer> ctx) throws Exception {
        deed.in(ctx);
        return Reply.done();
      }
    }

    /// Asks for a balance and adds one.
    record OneMore(ActorRef<? extends Account> account) implements Message<Doer, Long> {
      @Override
      public Reply<Long> handle(Doer doer, Context<Doer> ctx) {
        return account.ask(new Account.Balance()).map(n -> n + 1);
      }
    }

    @Override
    public Directive onPanic(Panic panic) {
      return Directive.resume();
    }
  }

  private final TestKit kit = TestKit.create();
  private final TestProbe<Account> probe = kit.probe(Account.class);
  private final ActorRef<Doer> doer = kit.spawn(ActorSpec.of(Doer::new).name("doer"));

  @AfterEach
  void close() {
    kit.close();
  }

  private void have(Doer.Deed deed) {
    doer.tell(new Doer.Do(deed));
  }

  private static String failure(org.junit.jupiter.api.function.Executable expectation) {
    return String.valueOf(assertThrows(AssertionError.class, expectation).getMessage());
  }

  @Nested
  class Expectations {

    @Test
    void takeWhatComesInOrderAndDriveTheKit() {
      have(_ -> {
        probe.tell(new Account.Put(1));
        probe.tell(new Account.Put(2));
        probe.tell(new Account.Balance());
      });

      Account.Put first = probe.expect(new Account.Put(1));
      Account.Put second = probe.expectMessage(Account.Put.class);
      probe.expectMessage(Account.Balance.class);
      probe.expectNone();

      assertEquals(1, first.amount());
      assertEquals(2, second.amount());
    }

    @Test
    void letTimePassOnlyAsFarAsNeeded() {
      probe.tellAfter(Duration.ofSeconds(10), new Account.Put(1));

      probe.expect(new Account.Put(1));

      assertEquals(Duration.ofSeconds(10), kit.now());
    }

    @Test
    void giveUpWhenTheirPatienceIsOver() {
      probe.patience(Duration.ofSeconds(9)).tellAfter(Duration.ofSeconds(10), new Account.Put(1));

      String text = failure(() -> probe.expect(new Account.Put(1)));

      assertTrue(
          text.startsWith(
              "Probe 'Account-probe' (Account) expected Put[amount=1], but nothing came within"
                  + " PT9S."),
          text);
      assertEquals(Duration.ofSeconds(9), kit.now());
    }

    @Test
    void endlessTimersDoNotMakeThemEndless() {
      have(ctx ->
          ctx.scheduleAtFixedRate(
              Duration.ofMillis(1), Duration.ofMillis(1), new Doer.Do(_ -> {})));

      String text = failure(() -> probe.expectMessage(Account.Put.class));

      assertTrue(text.contains("nothing came within PT1M"), text);
    }

    @Test
    void sayWhatCameInsteadAndAllElse() {
      have(_ -> {
        probe.tell(new Account.Put(1));
        probe.ask(new Account.Balance());
        probe.tell(new Account.Put(2));
        probe.tell(new Account.Put(3));
      });
      probe.expect(new Account.Put(1));
      probe.expectMessage(Account.Balance.class);

      String text = failure(() -> probe.expect(new Account.Put(3)));
      kit.runUntilIdle();
      String later = failure(() -> probe.expect(new Account.Put(3)));

      assertTrue(
          text.startsWith(
              """
              Probe 'Account-probe' (Account) expected Put[amount=3], but Put[amount=2] came.
              What has come to it, in order:
                1. Put[amount=1]  (expected)
                2. Balance[]  (asked, expected)
                3. Put[amount=2]  (waits)
              Not expected yet: 3.
              Asked and not answered: 2.
              The last of\
              """),
          text);
      assertTrue(later.contains("  4. Put[amount=3]  (waits)\nNot expected yet: 3. 4.\n"), later);
      assertTrue(later.contains("doer→Account-probe:Put#3"), later);
    }

    @Test
    void mayDescribeWhatTheyWant() {
      have(_ -> probe.tell(new Account.Put(1)));

      String text =
          failure(() -> probe.expectMessage(Account.Put.class, "over 5", put -> put.amount() > 5));

      assertTrue(text.contains("expected Put over 5, but Put[amount=1] came."), text);
      assertEquals(
          1, probe.expectMessage(Account.Put.class, "under 5", p -> p.amount() < 5).amount());
    }

    @Test
    void mayBeMetInAnyOrder() {
      have(_ -> {
        probe.tell(new Account.Put(1));
        probe.tell(new Account.Put(2));
        probe.tell(new Account.Put(1));
      });

      probe.expectAll(new Account.Put(1), new Account.Put(1), new Account.Put(2));

      have(_ -> probe.tell(new Account.Put(3)));
      String text = failure(() -> probe.expectAll(new Account.Put(4), new Account.Put(3)));
      assertTrue(text.contains("in any order [Put[amount=4]], but nothing came"), text);
    }

    @Test
    void fishForOne() {
      have(_ -> {
        probe.tell(new Account.Put(1));
        probe.tell(new Account.Put(7));
        probe.tell(new Account.Put(2));
      });

      assertEquals(7, probe.fish(Account.Put.class, put -> put.amount() > 5).amount());
      probe.expect(new Account.Put(2));
    }

    @Test
    void thatNothingComesAreExact() {
      have(ctx ->
          ctx.scheduleOnce(
              Duration.ofSeconds(1), new Doer.Do(_ -> probe.tell(new Account.Put(1)))));

      probe.expectNone();
      probe.expectNoneFor(Duration.ofMillis(999));
      String text = failure(() -> probe.expectNoneFor(Duration.ofMillis(1)));

      assertTrue(text.contains("expected nothing for PT0.001S, but Put[amount=1] came."), text);
      assertEquals(Duration.ofSeconds(1), kit.now());
    }

    @Test
    void doNotSeeWhatIsIgnored() {
      probe.ignore(Account.Balance.class);
      have(_ -> {
        probe.tell(new Account.Balance());
        probe.tell(new Account.Put(1));
      });

      probe.expect(new Account.Put(1));
      probe.expectNone();

      assertEquals(List.of(new Account.Balance(), new Account.Put(1)), probe.received());
    }
  }

  @Nested
  class Answers {

    @Test
    void areGivenToTheQuestionThatWasTakenLast() throws Exception {
      Reply<Long> answer = doer.ask(new Doer.OneMore(probe));
      probe.expectMessage(Account.Balance.class);

      probe.reply(41L);

      assertFalse(answer.isDone());
      assertEquals(42, answer.await());
    }

    @Test
    void areCheckedByTheCompilerWhereTheQuestionIsGiven() throws Exception {
      Reply<Long> answer = probe.ask(new Account.Balance());
      kit.runUntilIdle();

      probe.reply(new Account.Balance(), 5L);

      assertEquals(5, answer.await());
    }

    @Test
    void mayBeErrors() {
      Reply<Long> answer = doer.ask(new Doer.OneMore(probe));
      probe.expectMessage(Account.Balance.class);

      probe.fail(new IllegalStateException("no money"));

      HandlerException error = assertThrows(HandlerException.class, answer::await);
      assertEquals("no money", error.getCause().getMessage());
    }

    @Test
    void mayBeNothing() throws Exception {
      Reply<Void> answer = probe.ask(new Account.Put(1));
      probe.expect(new Account.Put(1));

      probe.reply();

      answer.await();
    }

    @Test
    void mayComeByThemselves() throws Exception {
      probe.autoReply(Account.Balance.class, _ -> Reply.of(5L));

      assertEquals(6, doer.ask(new Doer.OneMore(probe)).await());
      probe.expectMessage(Account.Balance.class);
      IllegalStateException again =
          assertThrows(IllegalStateException.class, () -> probe.reply(6L));
      assertTrue(again.getMessage().contains("has answered Balance[] already"));
    }

    @Test
    void thatThrowArePanicsWhichTheProbeSurvives() {
      probe.autoReply(
          Account.Balance.class,
          _ -> {
            throw new IllegalStateException("boom");
          });

      assertThrows(ActorPanickedException.class, () -> probe.ask(new Account.Balance()).await());
      assertTrue(probe.isAlive());
    }

    @Test
    void ofAnotherTypeAreRefusedAtOnce() {
      probe.ask(new Account.Balance());
      probe.expectMessage(Account.Balance.class);

      IllegalArgumentException error =
          assertThrows(IllegalArgumentException.class, () -> probe.reply(5));

      assertEquals(
          "Balance is answered with a Long and not with 5 (Integer). Reply with a Long.",
          error.getMessage());
    }

    @Test
    void areRefusedToWhatWasTold() {
      probe.tell(new Account.Balance());
      probe.expectMessage(Account.Balance.class);

      IllegalStateException error =
          assertThrows(IllegalStateException.class, () -> probe.reply(5L));

      assertTrue(
          error.getMessage().contains("cannot answer Balance[], which was told and not asked"));
    }
  }

  @Nested
  class AsAnActor {

    @Test
    void watchesOthersAndSeesTheirEndBehindWhatTheySent() {
      probe.watch(doer);
      have(ctx -> {
        probe.tell(new Account.Put(1));
        ctx.stop();
      });

      probe.expect(new Account.Put(1));

      assertInstanceOf(StopReason.Normal.class, probe.expectStopped(doer));
    }

    @Test
    void seesTheEndOfWhoeverHasEndedAlready() {
      doer.kill();
      kit.runUntilIdle();

      assertInstanceOf(StopReason.Killed.class, probe.expectStopped(doer));
    }

    @Test
    void survivesALinkThatDied() {
      probe.link(doer);
      doer.kill();

      assertInstanceOf(StopReason.Killed.class, probe.expectLinkDied(doer));
      assertTrue(probe.isAlive());
    }

    @Test
    void canCrashAndBeMourned() {
      IllegalStateException cause = new IllegalStateException("staged");
      TestProbe<Account> other = kit.probe(Account.class);
      other.watch(probe);

      probe.crash(cause);

      StopReason.Panicked reason =
          assertInstanceOf(StopReason.Panicked.class, other.expectStopped(probe));
      assertSame(cause, reason.panic().cause());
      kit.check();
    }

    @Test
    void canBeStopped() {
      TestProbe<Account> other = kit.probe(Account.class, "other");

      probe.stop();

      assertInstanceOf(StopReason.Normal.class, other.expectStopped(probe));
      assertFalse(probe.isAlive());
    }

    @Test
    void isTakenWhereverARefIs() throws Exception {
      kit.system().registry().register("account", probe);
      ActorRef<Account> found =
          kit.system().registry().lookup("account", Account.class).orElseThrow();

      found.recipient(Account.Put::new).tell(7);

      probe.expect(new Account.Put(7));
      assertEquals(found, probe);
      assertEquals(probe, found);
      assertEquals("x", Map.of(found, "x").get(probe));
      assertEquals("x", Map.of(probe, "x").get(probe.ref()));
    }

    @Test
    void takesTheNextOfAStreamWhenItHasAnswered() {
      try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>(Runnable::run, 16)) {
        probe.attach(publisher, Account.Put::new);
        publisher.submit(1);
        publisher.submit(2);

        probe.expect(new Account.Put(1));
        probe.expectNone();
        probe.reply();
        probe.expect(new Account.Put(2));
      }
    }
  }

  @Nested
  class InThePlaceOfChildren {

    static final class Worker implements Actor {

      record Work(String text) implements Message<Worker, Integer> {
        @Override
        public Reply<Integer> handle(Worker worker, Context<Worker> ctx) {
          throw new AssertionError("handled");
        }
      }

      @Override
      public void onStart() {
        throw new AssertionError("started");
      }
    }

    static final class Boss implements Actor {

      private final Context<Boss> ctx;
      private int lost;

      Boss(Context<Boss> ctx) {
        this.ctx = ctx;
      }

      record Lost(String name) implements Message<Boss, Void> {
        @Override
        public Reply<Void> handle(Boss boss, Context<Boss> ctx) {
          boss.lost++;
          boss.hire(name);
          return Reply.done();
        }
      }

      record HowManyLost() implements Query<Boss, Integer> {
        @Override
        public Reply<Integer> handle(Boss boss, Context<Boss> ctx) {
          return Reply.of(boss.lost);
        }
      }

      @Override
      public void onStart() {
        hire("one");
        hire("two");
      }

      private void hire(String name) {
        ActorRef<Worker> worker = ctx.spawn(ActorSpec.of(Worker::new).name(name));
        ctx.watch(worker, _ -> new Lost(name));
        worker.tell(new Worker.Work(name));
      }
    }

    private ActorRef<Boss> boss() {
      return kit.spawn(ActorSpec.with(Boss::new).name("boss"));
    }

    @Test
    void areFoundByTheirPath() throws Exception {
      Probes<Worker> workers = kit.replace(Worker.class, "boss/*");
      ActorRef<Boss> boss = boss();

      TestProbe<Worker> one = workers.next();
      TestProbe<Worker> two = workers.next();
      one.expect(new Worker.Work("one"));
      two.expect(new Worker.Work("two"));
      one.crash(new IllegalStateException("staged"));
      TestProbe<Worker> another = workers.next();
      another.expect(new Worker.Work("one"));

      assertEquals("boss/one", one.name());
      assertEquals("boss/one", another.name());
      assertEquals(1, boss.ask(new Boss.HowManyLost()).await());
      assertEquals(List.of(one, two, another), workers.all());
      kit.check();
    }

    @Test
    void areFoundByTheirClass() {
      Probes<Worker> workers = kit.replace(Worker.class);
      boss();

      assertEquals("boss/one", workers.next().name());
      assertEquals("boss/two", workers.next().name());
    }

    @Test
    void areFoundByTheirSpec() {
      Probes<Worker> workers = kit.replace(Worker.class, (_, spec) -> spec.name().equals("two"));
      kit.replace(Worker.class, "boss/one");
      boss();

      assertEquals("boss/two", workers.next().name());
      String text = failure(() -> kit.replace(Worker.class, "nowhere").next());
      assertTrue(text.contains("Nobody has spawned another Worker"), text);
      assertTrue(text.contains("boss/one, boss/two"), text);
    }

    @Test
    void areReadyBeforeAnythingComes() throws Exception {
      Probes<Worker> workers =
          kit.replace(Worker.class, "boss/*")
              .each(it -> it.autoReply(Worker.Work.class, work -> Reply.of(work.text().length())));
      boss();

      TestProbe<Worker> first = workers.next();

      assertEquals(5, first.ask(new Worker.Work("hello")).await());
      assertEquals(List.of(new Worker.Work("one"), new Worker.Work("hello")), first.received());
    }
  }

  @Nested
  class AtTheEnd {

    @Test
    void panicsAreReportedUnlessTheyAreAllowed() {
      have(_ -> {
        throw new IllegalStateException("bug");
      });
      kit.runUntilIdle();

      String text = failure(kit::check);
      kit.allowPanics(IllegalStateException.class).check();

      assertEquals(
          "Actor 'doer' panicked in Do: java.lang.IllegalStateException: bug."
              + " If it should, say kit.allowPanics(IllegalStateException.class).",
          text);
    }

    @Test
    void deadLettersAreReportedUnlessTheyAreAllowed() {
      probe.stop();
      probe.tell(new Account.Put(1));
      kit.runUntilIdle();

      String text = failure(kit::check);
      kit.allowDeadLetters(Account.Put.class).check();

      assertTrue(text.startsWith("Dead letter: Put to 'Account-probe'"), text);
      assertTrue(text.contains("The message was Put[amount=1]"), text);
    }

    @Test
    void anExplorerLetsPassWhatTheScenarioAllows() {
      Explorer.of(
              own -> {
                own.allowDeadLetters(Account.Put.class).allowPanics(IllegalStateException.class);
                TestProbe<Account> staged = own.probe(Account.class);
                staged.crash(new ArithmeticException("staged"));
                own.spawn(Doer::new)
                    .tell(
                        new Doer.Do(_ -> {
                          throw new IllegalStateException("allowed");
                        }));
                own.runUntilIdle();
                staged.tell(new Account.Put(1));
              })
          .schedules(10)
          .check();
    }
  }
}

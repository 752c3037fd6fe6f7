package dev.kameo.testkit;

import dev.kameo.ActorRef;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.StopReason;
import dev.kameo.spi.ForwardingRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A ref of an `A` without an `A`: what is sent to it arrives as data, for the test to look at and
/// to answer. It is made by [TestKit#probe(Class)], or takes the place of an actor that another one
/// spawns, see [TestKit#replace(Class, String)].
///
/// ```java
/// TestProbe<Counter> counter = kit.probe(Counter.class);
/// ActorRef<Boss> boss = kit.spawn(() -> new Boss(counter));
///
/// boss.tell(new Boss.Start());
///
/// counter.expect(new Counter.Inc(1));
/// counter.expectMessage(Counter.Count.class);
/// counter.reply(1L);
/// counter.expectNone();
/// ```
///
/// An expectation drives the kit until it is decided: until something comes, or nothing can happen
/// any more within the [patience][#patience(Duration)] of a minute of virtual time. What comes
/// waits in order, and each expectation takes the first. Questions are told apart from what was
/// only told, and wait until the test answers them.
///
/// It takes part in the simulation like any actor: it watches, is linked, and survives the end of
/// whoever it is linked with. For the test's own thread; as a ref, for any.
///
/// @param <A> the actor, or the protocol, that it stands for
public final class TestProbe<A> extends ForwardingRef<A> {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final TestKit kit;
  private final ProbeMail mail;
  private final ProbeReport report;
  private Duration patience = PATIENCE;

  /// The question that was taken last.
  private Arrival.@Nullable Sent taken;

  TestProbe(TestKit kit, Class<A> type, ActorRef<A> ref, ProbeMail mail) {
    super(ref);
    this.kit = kit;
    this.mail = mail;
    this.report =
        new ProbeReport(kit, "Probe '%s' (%s)".formatted(ref.name(), type.getSimpleName()), mail);
  }

  /// Sets how much virtual time may pass before an expectation gives up.
  ///
  /// @throws IllegalArgumentException if the time is negative
  public TestProbe<A> patience(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("patience must not be negative: " + time);
    }
    patience = time;
    return this;
  }

  // What comes

  /// Expects a message that is equal to this one, next.
  ///
  /// @return the one that came
  /// @throws AssertionError if another one comes, or none
  public <M extends Message<? super A, ?>> M expect(M message) {
    Arrival next = next(message.toString());
    if (next instanceof Arrival.Sent sent && sent.message.equals(message)) {
      return take(sent);
    }
    throw unlike(message.toString(), next);
  }

  /// Expects a message of this class, next.
  ///
  /// @return the one that came
  /// @throws AssertionError if another one comes, or none
  public <M extends Message<? super A, ?>> M expectMessage(Class<M> type) {
    return expectMessage(type, "", _ -> true);
  }

  /// Expects a message of this class that is as it should be, next.
  ///
  /// @param description how it should be, for the failure: `with an amount over 5`
  /// @return the one that came
  /// @throws AssertionError if another one comes, or none
  public <M extends Message<? super A, ?>> M expectMessage(
      Class<M> type, String description, Predicate<? super M> condition) {
    String expected = (name(type) + " " + description).strip();
    Arrival next = next(expected);
    if (next instanceof Arrival.Sent sent
        && type.isInstance(sent.message)
        && condition.test(type.cast(sent.message))) {
      return take(sent);
    }
    throw unlike(expected, next);
  }

  /// Expects messages that are equal to these, next, in any order.
  ///
  /// @throws AssertionError if others come, or fewer
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final void expectAll(Message<? super A, ?>... messages) {
    List<Message<? super A, ?>> missing = new ArrayList<>(Arrays.asList(messages));
    while (!missing.isEmpty()) {
      String expected = "in any order " + missing;
      Arrival next = next(expected);
      if (!(next instanceof Arrival.Sent sent) || !missing.remove(sent.message)) {
        throw unlike(expected, next);
      }
      take(sent);
    }
  }

  /// Takes what comes until there is a message of this class that is as it should be.
  ///
  /// @return that one
  /// @throws AssertionError if none comes
  public <M extends Message<? super A, ?>> M fish(Class<M> type, Predicate<? super M> condition) {
    while (true) {
      Arrival next = next("to fish out " + name(type));
      if (next instanceof Arrival.Sent sent
          && type.isInstance(sent.message)
          && condition.test(type.cast(sent.message))) {
        return take(sent);
      }
      mail.take(next, Arrival.Fate.PASSED);
    }
  }

  /// Expects that nothing has come and nothing comes before time would have to pass: everything
  /// that can happen runs, and then it is exact.
  ///
  /// @throws AssertionError if something has come
  public void expectNone() {
    kit.runUntilIdle();
    requireNone("nothing");
  }

  /// Expects that nothing comes in so much virtual time, which passes.
  ///
  /// @throws AssertionError if something has come
  public void expectNoneFor(Duration duration) {
    kit.runUntilIdle();
    kit.advance(duration);
    requireNone("nothing for " + duration);
  }

  private void requireNone(String expected) {
    Arrival first = mail.first();
    if (first != null) {
      throw unlike(expected, first);
    }
  }

  /// {@return all messages that have come so far, in order, whatever became of them}
  public List<Message<?, ?>> received() {
    List<Message<?, ?>> messages = new ArrayList<>();
    for (Arrival arrival : mail.all()) {
      if (arrival instanceof Arrival.Sent sent) {
        messages.add(sent.message);
      }
    }
    return List.copyOf(messages);
  }

  /// Ignores messages of this class from now on, and those that wait: no expectation sees them.
  public TestProbe<A> ignore(Class<? extends Message<? super A, ?>> type) {
    mail.ignore(type);
    return this;
  }

  // Ends of others

  /// Watches an actor: its end comes to the probe, behind what that actor had sent it.
  public void watch(ActorRef<?> actor) {
    order(probe -> probe.watch(actor));
  }

  /// Stops watching.
  public void unwatch(ActorRef<?> actor) {
    order(probe -> probe.unwatch(actor));
  }

  /// Expects the end of an actor, which it watches if it has not watched it yet, next.
  ///
  /// @return why it ended
  /// @throws AssertionError if something else comes before that, or nothing
  public StopReason expectStopped(ActorRef<?> actor) {
    if (mail.queue().stream().noneMatch(Arrival.Ended.class::isInstance)) {
      watch(actor);
    }
    return expectEnd(actor, Arrival.Ended.How.WATCHED, "the end of " + actor.name());
  }

  /// Expects to be told that an actor it is linked with has ended, next.
  ///
  /// @return why it ended
  /// @throws AssertionError if something else comes before that, or nothing
  public StopReason expectLinkDied(ActorRef<?> actor) {
    return expectEnd(actor, Arrival.Ended.How.LINKED, "the end of linked " + actor.name());
  }

  private StopReason expectEnd(ActorRef<?> actor, Arrival.Ended.How how, String expected) {
    Arrival next = next(expected);
    if (next instanceof Arrival.Ended end && end.how == how && end.actor.equals(actor.id())) {
      mail.take(end, Arrival.Fate.EXPECTED);
      return end.reason;
    }
    throw unlike(expected, next);
  }

  // Answers

  /// Answers the question that was taken last.
  ///
  /// @throws IllegalStateException if that was told and not asked, or is answered already
  /// @throws IllegalArgumentException if the question is answered with something else
  public void reply(Object value) {
    answer(lastTaken(), Objects.requireNonNull(value, "value"));
  }

  /// Answers the question that was taken last, where there is no value.
  ///
  /// @throws IllegalStateException if that was told and not asked, or is answered already
  /// @throws IllegalArgumentException if the question is answered with a value
  public void reply() {
    answer(lastTaken(), null);
  }

  /// Answers a question that has come, whether it was taken or not.
  ///
  /// @throws IllegalStateException if no such question is open
  public <R> void reply(Message<? super A, R> question, R value) {
    answer(open(question), value);
  }

  /// Fails the question that was taken last.
  ///
  /// @param error as for [Reply#failed(Throwable)]
  /// @throws IllegalStateException if that was told and not asked, or is answered already
  public void fail(Throwable error) {
    Arrival.Sent question = lastTaken();
    question.answered();
    inTurn(_ -> question.promise().fail(error));
  }

  /// Answers all messages of this class by itself from now on. They can still be expected; see
  /// [#ignore(Class)].
  ///
  /// @param answer makes the answer; what it throws is a panic for the asker, which the probe
  ///   survives
  public <M extends Message<? super A, R>, R> TestProbe<A> autoReply(
      Class<M> type, Function<? super M, ? extends Reply<R>> answer) {
    mail.answer(type, message -> answer.apply(type.cast(message)));
    return this;
  }

  private Arrival.Sent lastTaken() {
    Arrival.Sent question = taken;
    if (question == null) {
      throw new IllegalStateException(
          "%s has taken no message to answer. Expect one first.".formatted(this));
    }
    if (!question.isOpen()) {
      throw new IllegalStateException(
          question.asked
              ? "%s has answered %s already.".formatted(this, question.what())
              : "%s cannot answer %s, which was told and not asked. Send it with ask(…)."
                  .formatted(this, question.what()));
    }
    return question;
  }

  private Arrival.Sent open(Message<? super A, ?> question) {
    for (Arrival.Sent open : mail.open()) {
      if (open.message.equals(question)) {
        return open;
      }
    }
    throw new IllegalStateException(
        "%s has no open question %s. Open are %s."
            .formatted(this, question, mail.open().stream().map(Arrival::what).toList()));
  }

  private void answer(Arrival.Sent question, @Nullable Object value) {
    ReplyType.check(question.message, value);
    question.answered();
    inTurn(_ -> complete(question, value));
  }

  @SuppressWarnings("NullAway") // a question without a value is answered with none
  private static void complete(Arrival.Sent question, @Nullable Object value) {
    question.promise().complete(value);
  }

  // Its own end

  /// Stops the probe, as an actor that is asked to stop.
  public void stop() {
    stopGracefully();
  }

  /// Lets the probe fail, as an actor whose handler throws this; it stops, unless it is restarted.
  public void crash(Throwable thrown) {
    kit.expectPanic(thrown);
    inTurn(probe -> probe.crash(thrown));
  }

  // How it is done

  /// Waits for something to come.
  private Arrival next(String expected) {
    kit.runUntil(() -> mail.waiting() > 0, patience);
    Arrival next = mail.first();
    if (next == null) {
      throw report.failure(expected, "nothing came within " + patience);
    }
    return next;
  }

  private AssertionError unlike(String expected, Arrival came) {
    return report.failure(expected, came.what() + " came");
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // an M was asked for
  private <M> M take(Arrival.Sent sent) {
    mail.take(sent, Arrival.Fate.EXPECTED);
    taken = sent;
    return (M) sent.message;
  }

  /// Has the probe do something in its turn, which comes when the simulation has it so.
  private void inTurn(ProbeActor.Deed deed) {
    actor().tell(new ProbeActor.Order(deed));
  }

  /// Has the probe do something, and drives until it has.
  private void order(ProbeActor.Deed deed) {
    Reply<Void> done = actor().ask(new ProbeActor.Order(deed));
    kit.runUntil(done::isDone, patience);
  }

  /// {@return the probe, as what it is}
  @SuppressWarnings("unchecked") // the actor is a ProbeActor, which takes what an A does
  private ActorRef<ProbeActor> actor() {
    return (ActorRef<ProbeActor>) ref();
  }

  private static String name(Class<?> type) {
    return type.getSimpleName();
  }
}

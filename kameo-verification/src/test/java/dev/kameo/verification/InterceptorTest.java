package dev.kameo.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorId;
import dev.kameo.ActorPanickedException;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Directive;
import dev.kameo.HandlerException;
import dev.kameo.Message;
import dev.kameo.Panic;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import dev.kameo.StopReason;
import dev.kameo.spi.Instrumentation;
import dev.kameo.spi.Interceptor;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Find;
import dev.kameo.verification.Scripted.Look;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Actors that get their messages as data.
final class InterceptorTest {

  /// Stands in for every actor with a name, and answers in its place.
  private static final class StandIn implements Interceptor {

    interface Answer {
      Reply<?> to(Message<?, ?> message) throws Exception;
    }

    final List<Message<?, ?>> received;
    final Answer answer;
    final List<Boolean> asked;

    StandIn(List<Message<?, ?>> received, List<Boolean> asked, Answer answer) {
      this.received = received;
      this.asked = asked;
      this.answer = answer;
    }

    @Override
    @SuppressWarnings("unchecked") // the tests answer what fits
    public <R> Reply<R> receive(Message<?, R> message, boolean isAsked, Context<?> ctx)
        throws Exception {
      received.add(message);
      asked.add(isAsked);
      return (Reply<R>) answer.to(message);
    }

    @Override
    public Class<?> standsFor() {
      return Scripted.class;
    }

    @Override
    public Directive onPanic(Panic panic) {
      return Directive.resume();
    }
  }

  /// Lets everything go on to the actor that was meant, and writes it down.
  private record Listening(Actor target, List<Message<?, ?>> received) implements Interceptor {

    @Override
    public <R> Reply<R> receive(Message<?, R> message, boolean isAsked, Context<?> ctx)
        throws Exception {
      received.add(message);
      return Interceptor.proceed(message, target, ctx);
    }

    @Override
    public void onStart() throws Exception {
      target.onStart();
    }

    @Override
    public Directive onPanic(Panic panic) {
      return target.onPanic(panic);
    }

    @Override
    public Directive onLinkDied(ActorId id, StopReason reason) {
      return target.onLinkDied(id, reason);
    }

    @Override
    public void onStop(StopReason reason) throws Exception {
      target.onStop(reason);
    }
  }

  /// Puts interceptors where actors with names would be.
  private interface Substitution extends Instrumentation {

    ActorSpec<?> instead(ActorSpec<?> spec);

    @Override
    default ActorSpec<?> spawning(String path, ActorSpec<?> spec) {
      return spec.name().isEmpty() ? spec : instead(spec);
    }
  }

  private final List<Message<?, ?>> received = new CopyOnWriteArrayList<>();
  private final List<Boolean> asked = new CopyOnWriteArrayList<>();

  private World standIn(String scheduler, StandIn.Answer answer) {
    Substitution substitution = spec -> spec.factory(_ -> new StandIn(received, asked, answer));
    return World.on(scheduler, substitution);
  }

  private <A extends Actor> ActorSpec<Listening> listening(ActorSpec<A> spec) {
    return spec.factory((Context<Listening> ctx) -> {
      @SuppressWarnings("unchecked")
      Context<A> own = (Context<A>) (Context<?>) ctx;
      return new Listening(spec.factory().create(own), received);
    });
  }

  private World listening(String scheduler) {
    Substitution substitution = this::listening;
    return World.on(scheduler, substitution);
  }

  @OnEveryScheduler
  void getsMessagesAndQueriesInThePlaceOfTheirHandlers(String scheduler) throws Exception {
    Script script = new Script();
    try (World world = standIn(scheduler, _ -> Reply.done())) {
      ActorRef<Scripted> ref = world.system().spawn(script.spec().name("stand-in"));

      ref.tell(new Note("told"));
      ref.ask(new Note("asked")).await();
      ref.ask(new Look("query")).await();

      assertEquals(List.of(new Note("told"), new Note("asked"), new Look("query")), received);
      assertEquals(List.of(false, true, true), asked);
      assertEquals(List.of(), script.diary);
    }
  }

  @OnEveryScheduler
  void answersWithValuesErrorsAndPromises(String scheduler) throws Exception {
    ReplyPromise<String> promise = Reply.promise();
    Find<String> later = new Find<>(_ -> "");
    Find<String> failing = new Find<>(_ -> "");
    try (World world =
        standIn(
            scheduler,
            message -> {
              if (message.equals(later)) {
                return promise.reply();
              }
              return message.equals(failing)
                  ? Reply.failed(new IllegalStateException("no"))
                  : Reply.of("now");
            })) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec().name("stand-in"));

      Reply<String> answer = ref.ask(later);
      String now = ref.ask(new Find<>(_ -> "")).await();
      promise.complete("later");

      assertEquals("now", now);
      assertEquals("later", answer.await());
      HandlerException error = assertThrows(HandlerException.class, () -> ref.ask(failing).await());
      assertEquals("no", error.getCause().getMessage());
    }
  }

  @OnEveryScheduler
  void whatItThrowsIsAPanic(String scheduler) throws Exception {
    IllegalStateException thrown = new IllegalStateException("thrown");
    try (Logged _ = Logged.open();
        World world =
            standIn(
                scheduler,
                _ -> {
                  throw thrown;
                })) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec().name("stand-in"));

      ActorPanickedException error =
          assertThrows(ActorPanickedException.class, () -> ref.ask(new Note("x")).await());

      assertSame(thrown, error.getCause());
      assertTrue(ref.isAlive());
    }
  }

  @OnEveryScheduler
  void isTakenForTheClassItStandsFor(String scheduler) throws Exception {
    try (World world = standIn(scheduler, _ -> Reply.done())) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec().name("stand-in"));
      world.system().registry().register("entry", ref);

      ActorRef<Scripted> narrowed = ref.narrow(Scripted.class);
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> ref.narrow(Subject.class));

      assertEquals(ref, narrowed);
      assertEquals(ref, world.system().registry().lookup("entry", Scripted.class).orElseThrow());
      assertTrue(refused.getMessage().contains("(Scripted " + ref.id() + ")"));
    }
  }

  @OnEveryScheduler
  void letsMessagesGoOnToAnActorItStandsFor(String scheduler) throws Exception {
    Script script = new Script();
    try (World world = listening(scheduler)) {
      ActorRef<Scripted> ref = world.system().spawn(script.spec().name("overheard"));

      ref.ask(new Note("one")).await();
      ref.ask(
              new Do(ctx ->
                  ctx.pipe(
                      Reply.of("two"),
                      (actor, outcome) -> {
                        script.diary.add(actor.getClass().getSimpleName() + " " + outcome);
                      })))
          .await();
      ref.stopGracefully();
      ref.stopped().await();

      assertEquals(2, received.size());
      assertEquals("one", script.diary.getFirst());
      assertEquals("onStop Normal", script.diary.getLast());
      assertEquals(3, script.diary.size());
      assertTrue(script.diary.get(1).startsWith("Scripted "));
    }
  }
}

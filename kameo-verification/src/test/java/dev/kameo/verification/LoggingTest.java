package dev.kameo.verification;

import static dev.kameo.verification.Scripted.panic;
import static dev.kameo.verification.Scripted.pass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.Context;
import dev.kameo.KameoException;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.testkit.TestKit;
import dev.kameo.verification.Scripted.Do;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// What the runtime says about itself: few lines, and never the content of a message.
final class LoggingTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.kameo");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.setAdditive(false);
    logger.setLevel(Level.DEBUG);
    logger.addAppender(log);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(log);
    logger.setLevel(null);
    logger.setAdditive(true);
  }

  @OnEveryScheduler
  @Tag("E103")
  @Tag("P1")
  void aPanicIsOneErrorWithItsCause(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec().name("broken"));

      ref.tell(panic(new IllegalStateException("the cause")));
      ref.stopped().await();

      List<ILoggingEvent> errors = at(Level.ERROR).toList();
      assertEquals(1, errors.size());
      assertEquals("the cause", errors.getFirst().getThrowableProxy().getMessage());
      assertEquals(
          "Actor 'broken' (Scripted " + ref.id() + ") panicked in Do",
          errors.getFirst().getFormattedMessage());
    }
  }

  @OnEveryScheduler
  @Tag("P2")
  void aFailedStartAndAFailedStopAreErrorsWithTheirCauses(String scheduler) throws Exception {
    try (World world = World.on(scheduler)) {
      Script noStart =
          new Script()
              .onStart(_ -> {
                throw new IllegalStateException("start");
              });
      Script noStop =
          new Script()
              .onStop(_ -> {
                throw new IllegalStateException("stop");
              });
      ActorRef<Scripted> stopping = world.system().spawn(noStop.spec());
      stopping.stopGracefully();

      stopping.stopped().await();
      world.system().spawn(noStart.spec()).stopped().await();

      List<ILoggingEvent> errors = at(Level.ERROR).toList();
      assertEquals(2, errors.size());
      assertEquals("stop", errors.getFirst().getThrowableProxy().getMessage());
      assertEquals("start", errors.getLast().getThrowableProxy().getMessage());
    }
  }

  @OnEveryScheduler
  void anOrderlyLifeIsToldAtDebugOnly(String scheduler) throws Exception {
    World world = World.on(scheduler);
    ActorRef<Scripted> ref = world.system().spawn(new Script().spec().name("calm"));
    ref.stopGracefully();
    ref.stopped().await();
    world.close();

    List<String> lines =
        log.list.stream()
            .map(ILoggingEvent::getFormattedMessage)
            .filter(line -> line.contains("'calm'"))
            .toList();

    String actor = "Actor 'calm' (Scripted " + ref.id() + ") ";
    assertEquals(List.of(actor + "started", actor + "stopped: Normal"), lines);
    assertEquals(log.list.size(), at(Level.DEBUG).count());
  }

  @Test
  @Tag("E103")
  void deadLettersAreWarningsAndOnlySoManyInASecond() throws Exception {
    TestKit kit = TestKit.create();
    ActorRef<Scripted> ref = kit.spawn(new Script().spec());
    ref.stopGracefully();
    ref.stopped().await();

    for (int i = 0; i < 25; i++) {
      ref.tell(new Note("late"));
    }
    long inTheFirstSecond = at(Level.WARN).count();
    kit.advance(Duration.ofSeconds(1));
    ref.tell(new Note("later"));
    List<String> afterwards =
        at(Level.WARN).skip(inTheFirstSecond).map(ILoggingEvent::getFormattedMessage).toList();
    kit.close();

    assertEquals(10, inTheFirstSecond);
    assertEquals(
        List.of(
            "15 more dead letters, not logged one by one",
            "Dead letter: Note to '$1' (#1): the actor is not running"),
        afterwards);
  }

  @Test
  void theRestOfTheDeadLettersIsCountedAtTheEnd() throws Exception {
    TestKit kit = TestKit.create();
    ActorRef<Scripted> ref = kit.spawn(new Script().spec());
    ref.stopGracefully();
    ref.stopped().await();

    for (int i = 0; i < 12; i++) {
      ref.tell(new Note("late"));
    }
    kit.close();

    assertEquals(
        "2 more dead letters, not logged one by one",
        at(Level.WARN).toList().getLast().getFormattedMessage());
  }

  @OnEveryScheduler
  @Tag("E103")
  void theContentOfAMessageIsNeverPrinted(String scheduler) throws Exception {
    World world = World.on(scheduler);
    ActorRef<Scripted> ref = world.system().spawn(new Script().spec());
    ActorRef<Scripted> busy = world.system().spawn(new Script().spec());
    Gate gate = new Gate();
    busy.tell(pass(gate));
    world.await(gate.reached());
    List<Reply<Void>> failing =
        List.of(
            ref.ask(new Secret("hunter2")),
            ref.ask(new Secret("hunter2")),
            busy.ask(new Secret("hunter2"), Duration.ofMillis(1)));
    ref.stopped().await();
    ref.tell(new Secret("hunter2"));

    for (Reply<Void> reply : failing) {
      String text = assertThrows(KameoException.class, reply::await).getMessage();

      assertFalse(text.contains("hunter2"), text);
      assertTrue(text.contains("Secret"), text);
    }
    gate.open();
    world.close();
    assertEquals(1, world.deadLetters().size());
    assertFalse(world.deadLetters().toString().contains("hunter2"));
    for (ILoggingEvent event : log.list) {
      assertFalse(event.getFormattedMessage().contains("hunter2"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "forkjoin"})
  void closingSaysWhoDidNotStopAndWhatItWasDoing(String scheduler) throws Exception {
    try (Stubborn stubborn = new Stubborn()) {
      ActorSystem system =
          ActorSystem.builder()
              .name("late")
              .scheduler(scheduler)
              .shutdownTimeout(Duration.ofMillis(50))
              .create();
      system.spawn(new Script().spec().name("stubborn")).tell(new Do(_ -> stubborn.stand()));
      stubborn.reached().await();

      system.close();

      List<ILoggingEvent> errors = at(Level.ERROR).toList();
      assertEquals(1, errors.size());
      String text = errors.getFirst().getFormattedMessage();
      assertTrue(text.startsWith("System 'late' closed after PT"), text);
      assertTrue(text.contains("'stubborn'") && text.contains("handling Do"), text);
    }
  }

  /// A message that nobody shall read.
  private record Secret(String word) implements Message<Scripted, Void> {
    @Override
    public Reply<Void> handle(Scripted actor, Context<Scripted> ctx) {
      throw new IllegalStateException("no secrets");
    }
  }

  private Stream<ILoggingEvent> at(Level level) {
    return log.list.stream().filter(event -> event.getLevel() == level);
  }
}

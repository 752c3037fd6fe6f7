package dev.kameo.verification;

import static dev.kameo.verification.Scripted.panic;
import static dev.kameo.verification.Scripted.pass;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.ActorRef;
import dev.kameo.Reply;
import dev.kameo.ReplyTimeoutException;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.verification.Scripted.Note;
import dev.kameo.verification.Scripted.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the flight recorder sees of actors.
final class FlightRecorderTest {

  private static final List<String> EVENTS =
      List.of("Spawn", "Stop", "Panic", "DeadLetter", "AskTimeout", "SlowHandler", "Restart");

  @TempDir private Path folder;

  @Test
  void anActorsLifeAndFailuresAreRecorded() throws Exception {
    try (Recording recording = new Recording();
        World world = World.on("virtual")) {
      EVENTS.forEach(event -> recording.enable("dev.kameo." + event).withoutThreshold());
      recording.start();
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec().name("watched"));

      ref.tell(panic(new IllegalStateException("broken")));
      ref.stopped().await();
      ref.tell(new Note("late"));
      List<RecordedEvent> events = stop(recording);

      assertEquals("'watched' (" + ref.id() + ")", only(events, "Spawn").getString("actor"));
      String actor = "'watched' (Scripted " + ref.id() + ")";
      RecordedEvent panic = only(events, "Panic");
      assertEquals(actor, panic.getString("actor"));
      assertEquals("Do", panic.getString("during"));
      assertEquals("java.lang.IllegalStateException: broken", panic.getString("cause"));
      RecordedEvent stop = only(events, "Stop");
      assertEquals(actor, stop.getString("actor"));
      assertEquals("Panicked: IllegalStateException in Do", stop.getString("reason"));
      RecordedEvent letter = only(events, "DeadLetter");
      assertEquals("watched", letter.getString("recipient"));
      assertEquals(Note.class.getName(), letter.getString("message"));
      assertEquals("the actor is not running", letter.getString("cause"));
      RecordedEvent slow = only(events, "SlowHandler");
      assertEquals(actor, slow.getString("actor"));
      assertEquals("Do", slow.getString("message"));
    }
  }

  @Test
  void aRestartIsRecorded() throws Exception {
    try (Recording recording = new Recording();
        World world = World.on("virtual")) {
      recording.enable("dev.kameo.Restart");
      recording.start();
      ActorRef<Scripted> ref =
          world
              .system()
              .spawn(
                  new Script()
                      .spec(RestartPolicy.PERMANENT)
                      .name("phoenix")
                      .backoff(Backoff.constant(Duration.ofMillis(2))));

      ref.tell(panic(new IllegalStateException("broken")));
      ref.ask(new Note("again")).await();

      RecordedEvent restart = only(stop(recording), "Restart");
      assertEquals("'phoenix' (Scripted " + ref.id() + ")", restart.getString("actor"));
      assertEquals(2, restart.getInt("incarnation"));
      assertEquals("Panicked: IllegalStateException in Do", restart.getString("reason"));
      assertEquals(Duration.ofMillis(2), restart.getDuration("delay"));
    }
  }

  @Test
  void anAskThatTimesOutIsRecorded() throws Exception {
    try (Recording recording = new Recording();
        World world = World.on("virtual")) {
      recording.enable("dev.kameo.AskTimeout");
      recording.start();
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec().name("busy"));
      Gate gate = new Gate();

      Reply<Void> reply = ref.ask(pass(gate), Duration.ofMillis(1));
      assertThrows(ReplyTimeoutException.class, reply::await);
      gate.open();

      RecordedEvent timeout = only(stop(recording), "AskTimeout");
      assertTrue(timeout.getString("actor").startsWith("'busy'"));
      assertEquals("Do", timeout.getString("message"));
    }
  }

  @Test
  void aQuickHandlerIsNotASlowOne() throws Exception {
    try (Recording recording = new Recording();
        World world = World.on("virtual")) {
      recording.enable("dev.kameo.SlowHandler").withThreshold(Duration.ofDays(1));
      recording.start();
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec());

      ref.ask(new Note("quick")).await();

      assertEquals(List.of(), named(stop(recording), "SlowHandler"));
    }
  }

  @Test
  void whatIsSwitchedOffIsNotRecorded() throws Exception {
    try (Recording recording = new Recording();
        World world = World.on("virtual")) {
      EVENTS.forEach(event -> recording.disable("dev.kameo." + event));
      recording.start();
      ActorRef<Scripted> ref = world.system().spawn(new Script().spec(RestartPolicy.PERMANENT));

      ref.tell(panic(new IllegalStateException()));
      ref.tell(panic(new IllegalStateException()));
      ref.stopped().await();
      ref.tell(new Note("late"));

      List<RecordedEvent> events = stop(recording);
      for (String event : EVENTS) {
        assertEquals(List.of(), named(events, event));
      }
    }
  }

  private List<RecordedEvent> stop(Recording recording) throws IOException {
    recording.stop();
    Path file = folder.resolve("recording.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file);
  }

  private static RecordedEvent only(List<RecordedEvent> events, String name) {
    List<RecordedEvent> found = named(events, name);
    assertEquals(1, found.size(), name);
    return found.getFirst();
  }

  private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
    return events.stream()
        .filter(event -> event.getEventType().getName().equals("dev.kameo." + name))
        .toList();
  }
}

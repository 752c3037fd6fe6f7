package dev.kameo.testkit.supervision;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Message;
import dev.kameo.Outcome;
import dev.kameo.Reply;
import dev.kameo.supervision.ChildCount;
import dev.kameo.supervision.ChildInfo;
import dev.kameo.supervision.ChildRefusedException;
import dev.kameo.supervision.Supervisor;
import dev.kameo.testkit.TestKit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Where the supervisors on a stage are asked, and their answers kept. For the test's own thread.
final class Desk {

  private final TestKit kit;
  private final List<Answer> answers = new ArrayList<>();

  /// The last actor that was at each path.
  private final Map<String, ActorRef<?>> refs = new HashMap<>();

  private final Map<String, ActorRef<Supervisor>> supervisors = new HashMap<>();
  private SortedMap<String, Listing> listings = new TreeMap<>();

  Desk(TestKit kit) {
    this.kit = kit;
  }

  /// An actor is there.
  @SuppressWarnings("unchecked") // whoever says that it is a supervisor has spawned one
  void saw(String path, ActorRef<?> ref, boolean isSupervisor) {
    refs.put(path, ref);
    if (isSupervisor) {
      supervisors.put(path, (ActorRef<Supervisor>) ref);
    } else {
      supervisors.remove(path);
    }
  }

  ActorRef<?> ref(String path) {
    return known(refs, path);
  }

  boolean isSupervisor(String path) {
    return supervisors.containsKey(path);
  }

  private static <R> R known(Map<String, R> refs, String path) {
    R ref = refs.get(path);
    if (ref == null) {
      throw new IllegalStateException("No actor was seen at %s, only at %s".formatted(path, refs));
    }
    return ref;
  }

  // Requests

  void start(String supervisor, ActorSpec<?> child) {
    ask(supervisor, new Supervisor.StartChild<>(child), ActorRef::name);
  }

  void stop(String supervisor, String child) {
    ask(
        supervisor,
        new Supervisor.StopChild(childOf(supervisor, child)),
        reason -> reason.getClass().getSimpleName());
  }

  void restart(String supervisor, String child) {
    ask(supervisor, new Supervisor.RestartChild<>(childOf(supervisor, child)), ActorRef::name);
  }

  void delete(String supervisor, String child) {
    ask(supervisor, new Supervisor.DeleteChild(childOf(supervisor, child)), _ -> "");
  }

  void find(String supervisor, String child) {
    String name = child.substring(supervisor.length() + 1);
    ask(supervisor, new Supervisor.FindChild<>(name, Actor.class), ActorRef::name);
  }

  /// {@return the last child that was there; if there was none, somebody who is nobody's child}
  private ActorRef<?> childOf(String supervisor, String path) {
    return refs.getOrDefault(path, known(supervisors, supervisor));
  }

  private <R> void ask(
      String supervisor, Message<? super Supervisor, R> request, Function<R, String> value) {
    int place = answers.size();
    answers.add(new Answer.Waits());
    known(supervisors, supervisor)
        .ask(request)
        .whenDone(outcome -> answers.set(place, answer(outcome, value)));
  }

  private static <R> Answer answer(Outcome<R> outcome, Function<R, String> value) {
    return switch (outcome) {
      case Outcome.Success<R>(R result) -> new Answer.Granted(value.apply(result));
      case Outcome.Failure<R>(ChildRefusedException refused) -> new Answer.Refused(refused.why());
      case Outcome.Failure<R> _ -> new Answer.Failed();
    };
  }

  List<Answer> answers() {
    return List.copyOf(answers);
  }

  // Listings

  /// Asks the supervisors that run for their children, those above first.
  void look(Set<String> running) {
    SortedMap<String, Listing> seen = new TreeMap<>();
    for (String path : new TreeSet<>(running)) {
      ActorRef<Supervisor> supervisor = supervisors.get(path);
      if (supervisor != null) {
        seen.put(path, list(path, supervisor));
      }
    }
    listings = seen;
  }

  private Listing list(String path, ActorRef<Supervisor> supervisor) {
    Reply<List<ChildInfo>> which = supervisor.ask(new Supervisor.WhichChildren());
    Reply<ChildCount> count = supervisor.ask(new Supervisor.CountChildren());
    kit.runUntilIdle();
    List<Listing.Child> children = new ArrayList<>();
    for (ChildInfo child : answerOf(which)) {
      saw(path + "/" + child.name(), child.ref(), child.isSupervisor());
      children.add(new Listing.Child(child.name(), child.state()));
    }
    return new Listing(children, answerOf(count));
  }

  private static <R> R answerOf(Reply<R> reply) {
    List<R> answer = new ArrayList<>();
    reply.whenDone(outcome -> {
      if (outcome instanceof Outcome.Success<R>(R value)) {
        answer.add(value);
      }
    });
    return answer.getFirst();
  }

  SortedMap<String, Listing> listings() {
    return listings;
  }
}

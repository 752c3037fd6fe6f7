package dev.kameo.testkit;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Probes that take the place of actors when they are spawned, in the order in which they start. A
/// parent notices nothing. For the test's own thread.
///
/// ```java
/// Probes<Worker> workers = kit.replace(Worker.class, "boss/*");
/// ActorRef<Boss> boss = kit.spawn(ActorSpec.of(Boss::new).name("boss"));
///
/// TestProbe<Worker> worker = workers.next();
/// ```
///
/// @param <A> the actor they stand for
public final class Probes<A> {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final TestKit kit;
  private final Class<A> type;
  private final BiPredicate<String, ActorSpec<?>> where;
  private final boolean looksAtActor;
  private final List<TestProbe<A>> all = new ArrayList<>();
  private Consumer<? super TestProbe<A>> setup = _ -> {};
  private int given;

  /// @param where which of those that are spawned
  /// @param looksAtActor whether also the class of the actor must fit, which only its factory knows
  Probes(
      TestKit kit, Class<A> type, BiPredicate<String, ActorSpec<?>> where, boolean looksAtActor) {
    this.kit = kit;
    this.type = type;
    this.where = where;
    this.looksAtActor = looksAtActor;
  }

  /// Does something with each of them before anything comes to it, like [TestProbe#autoReply(Class,
  /// java.util.function.Function)].
  public Probes<A> each(Consumer<? super TestProbe<A>> setup) {
    this.setup = setup;
    return this;
  }

  /// Drives the kit until another one has taken a place.
  ///
  /// @return the first that was not returned yet
  /// @throws AssertionError if none comes, in a minute of virtual time
  public TestProbe<A> next() {
    kit.runUntil(() -> all.size() > given, PATIENCE);
    if (all.size() == given) {
      throw new AssertionError(
          "Nobody has spawned another %s for a probe to replace. Replaced so far: %s. Spawned so far: %s. Does what was given to replace(…) fit?"
              .formatted(
                  type.getSimpleName(), all.stream().map(ActorRef::name).toList(), kit.spawned()));
    }
    return all.get(given++);
  }

  /// {@return all that have taken a place so far}
  public List<TestProbe<A>> all() {
    return List.copyOf(all);
  }

  boolean concerns(String path, ActorSpec<?> spec) {
    return where.test(path, spec);
  }

  /// {@return a spec that makes a probe, where the other one would make an `A`}
  <B extends Actor> ActorSpec<?> instead(ActorSpec<B> spec) {
    Place<B> place = new Place<>(spec);
    return spec.factory(place::make);
  }

  /// Where one actor would be, in all its incarnations.
  private final class Place<B extends Actor> {

    private final ActorSpec<B> meant;
    private final ProbeMail mail = new ProbeMail();
    private @Nullable TestProbe<A> probe;

    Place(ActorSpec<B> meant) {
      this.meant = meant;
    }

    @SuppressWarnings("unchecked") // the context of whatever is made here
    Actor make(Context<Actor> ctx) throws Exception {
      if (looksAtActor) {
        Actor made = meant.factory().create((Context<B>) (Context<?>) ctx);
        if (!type.isInstance(made)) {
          return made;
        }
      }
      if (probe == null) {
        probe = new TestProbe<>(kit, type, (ActorRef<A>) (ActorRef<?>) ctx.self(), mail);
        setup.accept(probe);
        all.add(probe);
      }
      return new ProbeActor(mail, type, (Context<ProbeActor>) (Context<?>) ctx);
    }
  }
}

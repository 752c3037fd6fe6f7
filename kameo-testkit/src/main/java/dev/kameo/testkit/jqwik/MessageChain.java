package dev.kameo.testkit.jqwik;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.testkit.Explorer;
import dev.kameo.testkit.TestKit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/// Messages for one actor, in order, with what a model says to them. Made by [ActorModel].
/// Immutable.
///
/// @param <A> the actor
/// @param <M> the model
public final class MessageChain<A extends Actor, M> {

  /// One message of it.
  ///
  /// @param message what is asked
  /// @param answer what the model answers
  record Link<A extends Actor, M>(Message<? super A, ?> message, Function<? super M, ?> answer) {}

  private final Supplier<? extends A> actor;
  private final Supplier<? extends M> model;
  private final List<Link<A, M>> links;

  MessageChain(Supplier<? extends A> actor, Supplier<? extends M> model, List<Link<A, M>> links) {
    this.actor = actor;
    this.model = model;
    this.links = List.copyOf(links);
  }

  /// Asks the actor all of it without waiting in between, under so many schedules, and compares
  /// what it answers with what the model does.
  ///
  /// @throws dev.kameo.testkit.ExplorationFailedError if they differ under one of them
  /// @throws IllegalArgumentException if the number of schedules is not positive
  public void check(int schedules) {
    Explorer.of(this::run).schedules(schedules).threads(1).check();
  }

  private void run(TestKit kit) throws Exception {
    ActorRef<A> ref = kit.spawn(actor);
    M plain = model.get();
    List<Reply<?>> replies = new ArrayList<>();
    for (Link<A, M> link : links) {
      replies.add(ref.ask(link.message));
    }
    for (int i = 0; i < links.size(); i++) {
      Object expected = links.get(i).answer.apply(plain);
      Object actual = replies.get(i).await();
      if (!Objects.equals(expected, actual)) {
        throw new AssertionError(
            "%s (number %d of %s) was answered with %s, and the model says %s."
                .formatted(links.get(i).message, i + 1, this, actual, expected));
      }
    }
  }

  /// {@return the messages}
  @Override
  public String toString() {
    return links.stream().map(Link::message).toList().toString();
  }
}

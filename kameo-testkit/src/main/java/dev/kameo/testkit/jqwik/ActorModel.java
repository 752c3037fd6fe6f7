package dev.kameo.testkit.jqwik;

import dev.kameo.Actor;
import dev.kameo.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/// What an actor should do, said by a plain object that does the same: for each kind of message,
/// what the model answers. Immutable.
///
/// ```java
/// @Provide
/// Arbitrary<MessageChain<Counter, long[]>> chains() {
///   return ActorModel.of(Counter::new, () -> new long[1])
///       .message(Arbitraries.integers().map(Counter.Inc::new), (sum, inc) -> sum[0] += inc.amount())
///       .message(Arbitraries.just(new Counter.Count()), (sum, _) -> sum[0])
///       .chains(20);
/// }
///
/// @Property
/// void countsLikeANumber(@ForAll("chains") MessageChain<Counter, long[]> chain) {
///   chain.check(20);
/// }
/// ```
///
/// @param <A> the actor
/// @param <M> the model
public final class ActorModel<A extends Actor, M> {

  private final Supplier<? extends A> actor;
  private final Supplier<? extends M> model;
  private final List<Arbitrary<MessageChain.Link<A, M>>> kinds;

  private ActorModel(
      Supplier<? extends A> actor,
      Supplier<? extends M> model,
      List<Arbitrary<MessageChain.Link<A, M>>> kinds) {
    this.actor = actor;
    this.model = model;
    this.kinds = kinds;
  }

  /// {@return a model that knows no message yet}
  ///
  /// @param actor makes a new actor each time
  /// @param model makes a new model each time
  public static <A extends Actor, M> ActorModel<A, M> of(
      Supplier<? extends A> actor, Supplier<? extends M> model) {
    return new ActorModel<>(
        Objects.requireNonNull(actor, "actor"), Objects.requireNonNull(model, "model"), List.of());
  }

  /// {@return one that knows these messages too}
  ///
  /// @param messages some of one kind
  /// @param answer what the model answers, and does
  public <Q extends Message<? super A, R>, R> ActorModel<A, M> message(
      Arbitrary<Q> messages, BiFunction<? super M, ? super Q, ? extends R> answer) {
    List<Arbitrary<MessageChain.Link<A, M>>> more = new ArrayList<>(kinds);
    more.add(
        messages.map(
            message -> new MessageChain.Link<>(message, model -> answer.apply(model, message))));
    return new ActorModel<>(actor, model, List.copyOf(more));
  }

  /// {@return sequences of its messages}
  ///
  /// @param maxLength how many messages at most
  /// @throws IllegalStateException if it knows no message
  /// @throws IllegalArgumentException if the length is not positive
  public Arbitrary<MessageChain<A, M>> chains(int maxLength) {
    if (kinds.isEmpty()) {
      throw new IllegalStateException("The model knows no message. Add one with message(…).");
    }
    if (maxLength <= 0) {
      throw new IllegalArgumentException("maxLength must be positive: " + maxLength);
    }
    return Arbitraries.oneOf(kinds)
        .list()
        .ofMinSize(1)
        .ofMaxSize(maxLength)
        .map(links -> new MessageChain<>(actor, model, links));
  }
}

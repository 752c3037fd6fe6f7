package dev.kameo.testkit;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Cancellable;
import dev.kameo.Context;
import dev.kameo.KameoException;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Registry;
import dev.kameo.Reply;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Does what its messages say, and writes down all that it learns.
final class Player implements Actor {

  private static final Duration SHORT = Duration.ofSeconds(1);

  private final List<ActorRef<Player>> players;
  private final List<String> log;
  private @Nullable Cancellable timer;

  /// @param players all of them, in order
  /// @param log of this one
  Player(List<ActorRef<Player>> players, List<String> log) {
    this.players = players;
    this.log = log;
  }

  /// One thing that a player does.
  ///
  /// @param what how it does it
  /// @param whom the number of the player it is done to, if it is done to one
  /// @param then what that one shall do
  record Act(Verb what, int whom, Play then) {

    @Override
    public String toString() {
      return what + " " + whom + (then.acts.isEmpty() && then.id == 0 ? "" : " " + then);
    }
  }

  enum Verb {
    TELL,
    ASK,
    PIPE,
    AFTER,
    CANCEL,
    KILL,
    STOP,
    WATCH,
    UNWATCH,
    LINK,
    PANIC,
    /// Tells with a time limit, where the mailboxes have room for one.
    TELL_IN_TIME,
    /// Tells at once or never, where the mailboxes have room for one.
    TRY_TELL,
    /// Asks, and does not wait long.
    ASK_IN_TIME,
    /// Asks with a time limit, and wants the answer as a message.
    PIPE_IN_TIME,
    /// Asks what may run beside other such questions, and wants the answer as a message.
    QUERY,
    /// Does what lets the player begin another life.
    FAIL,
    /// Looks for a player by name.
    LOOK_UP,
    /// Takes a name away.
    UNREGISTER,
    /// Takes a name.
    REGISTER
  }

  /// Some acts, one after the other.
  ///
  /// @param id which one it is
  record Play(int id, List<Act> acts) implements Message<Player, String> {

    static final Play NOTHING = new Play(0, List.of());

    @Override
    public Reply<String> handle(Player player, Context<Player> ctx) throws Exception {
      player.log.add("plays " + id);
      for (Act act : acts) {
        player.act(act, ctx);
      }
      return Reply.of(player.log.toString());
    }

    @Override
    public String toString() {
      return "#" + id + acts;
    }
  }

  /// A question that may be answered beside others.
  ///
  /// @param id which one it is
  record Look(int id) implements Query<Player, String> {
    @Override
    public Reply<String> handle(Player player, Context<Player> ctx) {
      return Reply.of(player.log.toString());
    }
  }

  /// Another one has stopped.
  ///
  /// @param text who and why
  record Noticed(String text) implements Message<Player, Void> {
    @Override
    public Reply<Void> handle(Player player, Context<Player> ctx) {
      player.log.add(text);
      return Reply.done();
    }
  }

  private void act(Act act, Context<Player> ctx) throws Exception {
    ActorRef<Player> whom = players.get(act.whom);
    switch (act.what) {
      case TELL -> whom.tell(act.then);
      case ASK -> log.add("answered " + answer(whom.ask(act.then)));
      case PIPE -> pipe(whom.ask(act.then), ctx);
      case AFTER -> timer = ctx.scheduleOnce(Duration.ofSeconds(1 + act.whom % 2), act.then);
      case CANCEL -> log.add("cancelled " + (timer == null ? "nothing" : timer.cancel()));
      case KILL -> whom.kill();
      case STOP -> whom.stopGracefully();
      case WATCH -> ctx.watch(whom, reason -> new Noticed(act.whom + " " + name(reason)));
      case UNWATCH -> ctx.unwatch(whom);
      case LINK -> ctx.self().link(whom);
      case PANIC, FAIL -> throw new IllegalStateException("panic");
      case TELL_IN_TIME -> log.add("told " + whom.tell(act.then, SHORT));
      case TRY_TELL -> log.add("tried " + whom.tryTell(act.then));
      case ASK_IN_TIME -> log.add("answered " + answer(whom.ask(act.then, SHORT)));
      case PIPE_IN_TIME -> pipe(whom.ask(act.then, SHORT), ctx);
      case QUERY ->
          ctx.pipe(whom.ask(new Look(act.then.id)), (self, out) -> self.log.add("" + out));
      case LOOK_UP ->
          log.add("found " + registry(ctx).lookup("n", Player.class).map(ActorRef::name));
      case UNREGISTER -> log.add("removed " + registry(ctx).unregister("n"));
      case REGISTER -> log.add("took " + registry(ctx).register("n", whom));
    }
  }

  private static Registry registry(Context<Player> ctx) {
    return ctx.system().registry();
  }

  private static void pipe(Reply<String> reply, Context<Player> ctx) {
    ctx.pipe(reply, (self, outcome) -> self.log.add("piped " + outcome.getClass().getSimpleName()));
  }

  private static String answer(Reply<String> reply) throws InterruptedException {
    try {
      return reply.await();
    } catch (KameoException e) {
      return name(e);
    }
  }

  private static String name(Object reason) {
    return reason.getClass().getSimpleName();
  }
}

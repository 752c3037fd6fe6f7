package dev.kameo.benchmarks.size.pekko;

import dev.kameo.benchmarks.size.NoMoneyException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.pattern.StatusReply;

/// Keeps money, and never gives more than there is.
public final class Account {
  private long balance;

  public sealed interface Command {}

  public record Deposit(long cents, ActorRef<Long> replyTo) implements Command {}

  public record Withdraw(long cents, ActorRef<StatusReply<Long>> replyTo) implements Command {}

  public record Balance(ActorRef<Long> replyTo) implements Command {}

  public static Behavior<Command> create() {
    return Behaviors.setup(ctx -> Behaviors.receiveMessage(new Account()::onMessage));
  }

  private Behavior<Command> onMessage(Command command) {
    switch (command) {
      case Deposit(var cents, var replyTo) -> {
        balance += cents;
        replyTo.tell(balance);
      }
      case Withdraw(var cents, var replyTo) when cents > balance ->
          replyTo.tell(StatusReply.error(new NoMoneyException(cents - balance)));
      case Withdraw(var cents, var replyTo) -> {
        balance -= cents;
        replyTo.tell(StatusReply.success(balance));
      }
      case Balance(var replyTo) -> replyTo.tell(balance);
    }
    return Behaviors.same();
  }
}

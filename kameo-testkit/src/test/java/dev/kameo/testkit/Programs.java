package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// Small programs with a mistake that only some schedules show.
final class Programs {

  private Programs() {}

  private static <A extends Actor> ActorRef<A> spawn(
      TestKit kit, String name, java.util.function.Supplier<A> factory) {
    return kit.spawn(ActorSpec.<A>of(factory).name(name));
  }

  /// Writes down what it gets.
  static final class Log implements Actor {

    private final List<String> lines = new ArrayList<>();

    record Line(String text) implements Message<Log, Void> {
      @Override
      public Reply<Void> handle(Log log, Context<Log> ctx) {
        log.lines.add(text);
        return Reply.done();
      }
    }

    record Lines() implements Message<Log, List<String>> {
      @Override
      public Reply<List<String>> handle(Log log, Context<Log> ctx) {
        return Reply.of(List.copyOf(log.lines));
      }
    }
  }

  /// Passes a line on.
  static final class Relay implements Actor {

    record Pass(String text, List<ActorRef<Relay>> way, ActorRef<Log> log)
        implements Message<Relay, Void> {
      @Override
      public Reply<Void> handle(Relay relay, Context<Relay> ctx) {
        if (way.isEmpty()) {
          log.tell(new Log.Line(text));
        } else {
          way.getFirst().tell(new Pass(text, way.subList(1, way.size()), log));
        }
        return Reply.done();
      }
    }
  }

  /// A long way and a short way to a log, and traffic beside them: the short way shall be first.
  static void theShortWayIsFirst(TestKit kit) throws InterruptedException {
    ActorRef<Log> log = spawn(kit, "log", Log::new);
    List<ActorRef<Relay>> way = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      way.add(spawn(kit, "relay-" + i, Relay::new));
    }
    ActorRef<Relay> shortcut = spawn(kit, "shortcut", Relay::new);
    shortcut.tell(new Relay.Pass("short", List.of(), log));
    way.getFirst().tell(new Relay.Pass("long", way.subList(1, 4), log));
    for (int i = 0; i < 3; i++) {
      spawn(kit, "noise-" + i, Relay::new).tell(new Relay.Pass("noise", List.of(), log));
    }
    kit.runUntilIdle();

    List<String> lines = log.ask(new Log.Lines()).await();
    assertTrue(lines.indexOf("short") < lines.indexOf("long"));
  }

  /// Two logs, each with a long way and a short one: not both may get theirs in the wrong order.
  static void oneOfThemIsInOrder(TestKit kit) throws InterruptedException {
    List<ActorRef<Log>> logs =
        List.of(spawn(kit, "log-0", Log::new), spawn(kit, "log-1", Log::new));
    for (ActorRef<Log> log : logs) {
      List<ActorRef<Relay>> way =
          List.of(kit.spawn(Relay::new), kit.spawn(Relay::new), kit.spawn(Relay::new));
      kit.spawn(Relay::new).tell(new Relay.Pass("short", List.of(), log));
      way.getFirst().tell(new Relay.Pass("long", way.subList(1, 3), log));
    }
    kit.spawn(Relay::new).tell(new Relay.Pass("noise", List.of(), logs.getFirst()));
    kit.runUntilIdle();

    int wrong = 0;
    for (ActorRef<Log> log : logs) {
      List<String> lines = log.ask(new Log.Lines()).await();
      wrong += isLongFirst(lines) ? 1 : 0;
    }
    assertTrue(wrong < 2);
  }

  private static boolean isLongFirst(List<String> lines) {
    int end = lines.contains("short") ? lines.indexOf("short") : lines.size();
    return lines.subList(0, end).contains("long");
  }

  /// Writes down what it gets, and must know its title first.
  static final class Book implements Actor {

    private String title = "";

    record Title(String text) implements Message<Book, Void> {
      @Override
      public Reply<Void> handle(Book book, Context<Book> ctx) {
        book.title = text;
        return Reply.done();
      }
    }

    record Line() implements Message<Book, Void> {
      @Override
      public Reply<Void> handle(Book book, Context<Book> ctx) {
        if (book.title.isEmpty()) {
          throw new IllegalStateException("a book without a title");
        }
        return Reply.done();
      }
    }
  }

  /// Sends whatever it is given.
  static final class Postman implements Actor {

    record Carry(ActorRef<Book> book, Message<? super Book, ?> message)
        implements Message<Postman, Void> {
      @Override
      public Reply<Void> handle(Postman postman, Context<Postman> ctx) {
        book.tell(message);
        return Reply.done();
      }
    }
  }

  /// The title and the lines come on two ways, and nobody waits.
  static void theTitleComesFirst(TestKit kit) {
    ActorRef<Book> book = spawn(kit, "book", Book::new);
    ActorRef<Postman> first = spawn(kit, "first", Postman::new);
    ActorRef<Postman> second = spawn(kit, "second", Postman::new);
    first.tell(new Postman.Carry(book, new Book.Title("Moby-Dick")));
    second.tell(new Postman.Carry(book, new Book.Line()));
    second.tell(new Postman.Carry(book, new Book.Line()));
  }

  /// Two accounts and an auditor, who must not see money that is under way.
  static void theAuditorSeesTheWhole(TestKit kit) throws InterruptedException {
    ActorRef<Purse> left = spawn(kit, "left", Purse::new);
    ActorRef<Purse> right = spawn(kit, "right", Purse::new);
    ActorRef<Carrier> carrier = spawn(kit, "carrier", Carrier::new);
    ActorRef<Auditor> auditor = spawn(kit, "auditor", Auditor::new);
    for (int i = 1; i <= 3; i++) {
      carrier.tell(new Carrier.Move(i, left, right));
    }
    for (int i = 0; i < 2; i++) {
      auditor.tell(new Auditor.Audit(left, right));
    }
    kit.runUntilIdle();

    assertEquals(List.of(0, 0), auditor.ask(new Auditor.Sums()).await());
  }

  /// Has money, or owes it.
  static final class Purse implements Actor {

    private int content;

    record Add(int amount) implements Message<Purse, Void> {
      @Override
      public Reply<Void> handle(Purse purse, Context<Purse> ctx) {
        purse.content += amount;
        return Reply.done();
      }
    }

    record Content() implements Message<Purse, Integer> {
      @Override
      public Reply<Integer> handle(Purse purse, Context<Purse> ctx) {
        return Reply.of(purse.content);
      }
    }
  }

  /// Moves money in two messages.
  static final class Carrier implements Actor {

    record Move(int amount, ActorRef<Purse> from, ActorRef<Purse> to)
        implements Message<Carrier, Void> {
      @Override
      public Reply<Void> handle(Carrier carrier, Context<Carrier> ctx) {
        from.tell(new Purse.Add(-amount));
        to.tell(new Purse.Add(amount));
        return Reply.done();
      }
    }
  }

  /// Adds up.
  static final class Auditor implements Actor {

    private final List<Integer> sums = new ArrayList<>();

    record Audit(ActorRef<Purse> left, ActorRef<Purse> right) implements Message<Auditor, Void> {
      @Override
      public Reply<Void> handle(Auditor auditor, Context<Auditor> ctx) throws Exception {
        Reply<Integer> first = left.ask(new Purse.Content());
        Reply<Integer> second = right.ask(new Purse.Content());
        auditor.sums.add(first.await() + second.await());
        return Reply.done();
      }
    }

    record Sums() implements Message<Auditor, List<Integer>> {
      @Override
      public Reply<List<Integer>> handle(Auditor auditor, Context<Auditor> ctx) {
        return Reply.of(List.copyOf(auditor.sums));
      }
    }
  }

  /// A worker is stopped by one who does not know of all its work.
  static void noWorkIsLost(TestKit kit) {
    ActorRef<Log> worker = spawn(kit, "worker", Log::new);
    List<ActorRef<Relay>> way =
        List.of(spawn(kit, "relay-1", Relay::new), spawn(kit, "relay-2", Relay::new));
    for (int i = 0; i < 4; i++) {
      way.getFirst().tell(new Relay.Pass("work " + i, way.subList(1, 2), worker));
    }
    ActorRef<Stopper> stopper = spawn(kit, "stopper", Stopper::new);
    ActorRef<Stopper> boss = spawn(kit, "boss", Stopper::new);
    boss.tell(new Stopper.Delegate(5, stopper, worker));
    kit.runUntilIdle();

    assertEquals(0, kit.system().deadLetters().count());
  }

  /// Stops another one, some time.
  static final class Stopper implements Actor {

    record Delegate(int times, ActorRef<Stopper> other, ActorRef<?> target)
        implements Message<Stopper, Void> {
      @Override
      public Reply<Void> handle(Stopper stopper, Context<Stopper> ctx) {
        if (times == 0) {
          target.stopGracefully();
        } else {
          other.tell(new Delegate(times - 1, ctx.self(), target));
        }
        return Reply.done();
      }
    }
  }

  /// Two services that need both of two locks, and take them in opposite order.
  static void bothServicesGetTheirLocks(TestKit kit) throws InterruptedException {
    ActorRef<Lock> stock = spawn(kit, "stock", Lock::new);
    ActorRef<Lock> ledger = spawn(kit, "ledger", Lock::new);
    ActorRef<Service> orders = spawn(kit, "orders", Service::new);
    ActorRef<Service> billing = spawn(kit, "billing", Service::new);
    Reply<Void> ordered = orders.ask(new Service.Work(stock, ledger));
    Reply<Void> billed = billing.ask(new Service.Work(ledger, stock));

    ordered.await();
    billed.await();
  }

  /// Is held by one at a time.
  static final class Lock implements Actor {

    private final Queue<ReplyPromise<Void>> line = new ArrayDeque<>();

    record Take() implements Message<Lock, Void> {
      @Override
      public Reply<Void> handle(Lock lock, Context<Lock> ctx) {
        ReplyPromise<Void> promise = Reply.promise();
        lock.line.add(promise);
        if (lock.line.size() == 1) {
          return Reply.done();
        }
        return promise.reply();
      }
    }

    record Release() implements Message<Lock, Void> {
      @Override
      public Reply<Void> handle(Lock lock, Context<Lock> ctx) {
        lock.line.remove();
        if (!lock.line.isEmpty()) {
          lock.line.peek().complete(null);
        }
        return Reply.done();
      }
    }
  }

  /// Needs two locks for its work.
  static final class Service implements Actor {

    record Work(ActorRef<Lock> first, ActorRef<Lock> second) implements Message<Service, Void> {
      @Override
      public Reply<Void> handle(Service service, Context<Service> ctx) throws Exception {
        first.ask(new Lock.Take()).await();
        second.ask(new Lock.Take()).await();
        second.tell(new Lock.Release());
        first.tell(new Lock.Release());
        return Reply.done();
      }
    }
  }
}

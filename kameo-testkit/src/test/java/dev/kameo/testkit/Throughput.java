package dev.kameo.testkit;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import java.util.concurrent.atomic.AtomicInteger;

/// Prints how many schedules an explorer runs in a second, and how much memory is in use: a
/// program, not a test. Arguments: how many schedules (200,000 if nothing is said), and how many
/// threads (one).
final class Throughput {

  private static final int PART = 10_000;

  private Throughput() {}

  /// Three clients move money between two accounts: five actors, fifteen messages.
  static final class Account implements Actor {

    private int balance;

    record Put(int amount) implements Message<Account, Void> {
      @Override
      public Reply<Void> handle(Account account, Context<Account> ctx) {
        account.balance += amount;
        return Reply.done();
      }
    }

    record Move(ActorRef<Account> to, int amount) implements Message<Account, Void> {
      @Override
      public Reply<Void> handle(Account account, Context<Account> ctx) {
        account.balance -= amount;
        to.tell(new Put(amount));
        return Reply.done();
      }
    }
  }

  static final class Client implements Actor {

    record Go(ActorRef<Account> from, ActorRef<Account> to) implements Message<Client, Void> {
      @Override
      public Reply<Void> handle(Client client, Context<Client> ctx) {
        from.tell(new Account.Move(to, 10));
        to.tell(new Account.Move(from, 5));
        return Reply.done();
      }
    }
  }

  static void scenario(TestKit kit) {
    ActorRef<Account> one = kit.spawn(Account::new);
    ActorRef<Account> other = kit.spawn(Account::new);
    kit.spawn(Client::new).tell(new Client.Go(one, other));
    kit.spawn(Client::new).tell(new Client.Go(other, one));
    kit.spawn(Client::new).tell(new Client.Go(one, other));
    kit.runUntilIdle();
  }

  public static void main(String[] args) {
    int schedules = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
    int threads = args.length > 1 ? Integer.parseInt(args[1]) : 1;
    RunResult result = new Runner(Throughput::scenario).run(0, Choices.random(0));
    System.out.printf(
        "One schedule: %d steps, %d decisions%n",
        result.trace().lines().size(), result.decisions());
    Meter meter = new Meter();
    Explorer.of(
            kit -> {
              meter.tick();
              scenario(kit);
            })
        .schedules(schedules)
        .threads(threads)
        .check();
    meter.printTotal();
  }

  /// Measures from one tick to the next. For any thread.
  private static final class Meter {

    private final AtomicInteger ticks = new AtomicInteger();
    private final long begin = System.nanoTime();
    private long partBegan = begin;
    private long cpuBefore = cpuTime();

    void tick() {
      int count = ticks.incrementAndGet();
      if (count % PART == 0) {
        printPart(count);
      }
    }

    private void printPart(int count) {
      long cpu = cpuTime();
      long now = System.nanoTime();
      System.out.printf(
          "%,9d runs: %,8.0f/s, %,8.0f per second of processor time, %,6d KiB in use%n",
          count,
          PART * 1e9 / (now - partBegan),
          PART * 1e9 / (cpu - cpuBefore),
          usedMemory() / 1024);
      cpuBefore = cpuTime();
      partBegan = System.nanoTime();
    }

    void printTotal() {
      System.out.printf(
          "%,9d runs: %,8.0f/s altogether%n",
          ticks.get(), ticks.get() * 1e9 / (System.nanoTime() - begin));
    }
  }

  private static long cpuTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}

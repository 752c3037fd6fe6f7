package dev.kameo.testkit;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;

/// Prints how many schedules are run in a second, and how much memory is in use: a program, not a
/// test. Arguments: how many schedules (200,000 if nothing is said), and how many threads (one).
final class Throughput {

  private static final int PART = 20_000;

  private Throughput() {}

  /// Two clients move money between two accounts: four actors, ten messages.
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
    kit.runUntilIdle();
  }

  public static void main(String[] args) throws InterruptedException {
    int schedules = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
    int threads = args.length > 1 ? Integer.parseInt(args[1]) : 1;
    Runner runner = new Runner(Throughput::scenario);
    RunResult result = runner.run(0, Choices.random(0));
    System.out.printf(
        "One schedule: %d steps, %d decisions%n",
        result.trace().lines().size(), result.decisions());
    for (int done = 0; done < schedules; done += PART) {
      long begin = System.nanoTime();
      long cpu = cpuTime();
      runPart(runner, done, threads);
      double seconds = (System.nanoTime() - begin) / 1e9;
      System.out.printf(
          "%,9d schedules: %,8.0f/s, %,8.0f per second of processor time, %,6d KiB in use%n",
          done + PART, PART / seconds, PART * 1e9 / (cpuTime() - cpu), usedMemory() / 1024);
    }
  }

  private static void runPart(Runner runner, int first, int threads) throws InterruptedException {
    Thread[] all = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int offset = t;
      all[t] =
          Thread.ofVirtual()
              .start(() -> {
                for (int i = offset; i < PART; i += threads) {
                  runner.run(first + i, Choices.random(first + i));
                }
              });
    }
    for (Thread thread : all) {
      thread.join();
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

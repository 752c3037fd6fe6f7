package dev.kameo.testkit;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.ReplyPromise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Two workers and a server that gives them two jobs, as processes of Erlang: the server first
/// takes the results that are there, then waits for a request.
///
/// The two kinds of what it is sent do not meet in a mailbox, since no receive could take either.
/// *Requests* are mail of a gate, which lets the next one in when the server waits for it.
/// *Results* are put into a list, which is declared: putting one in races with another one, with a
/// look that finds none, and with the look that takes this one.
final class ErlangServer implements Actor {

  private static final int WORKERS = 2;

  private final TestKit kit;
  private final Deque<Result> results = new ArrayDeque<>();
  private final Deque<Integer> jobs = new ArrayDeque<>(List.of(1, 2));
  private final List<ReplyPromise<Void>> waits = new ArrayList<>();
  private final List<Integer> taken = new ArrayList<>();
  private int looks;
  private int workers = WORKERS;

  private ErlangServer(TestKit kit) {
    this.kit = kit;
  }

  /// {@return the sum of all results}
  static int run(TestKit kit) {
    ErlangServer server = new ErlangServer(kit);
    ActorRef<ErlangServer> ref = kit.spawn(ActorSpec.of(() -> server).name("server"));
    ActorRef<Gate> gate = kit.spawn(ActorSpec.of(() -> new Gate(server, ref)).name("gate"));
    for (int i = 1; i <= WORKERS; i++) {
      int number = i;
      ActorRef<Way> way = kit.spawn(ActorSpec.of(() -> new Way(server, gate)).name("way" + i));
      ActorRef<Worker> worker =
          kit.spawn(ActorSpec.of(() -> new Worker(number, way)).name("worker" + i));
      worker.tell(new Go());
    }
    ref.tell(new Look());
    kit.runUntilIdle();
    return server.workers == 0 ? server.taken.stream().mapToInt(n -> n).sum() : 0;
  }

  /// {@return the end of this wait for a request, from 0}
  private ReplyPromise<Void> wait(int number) {
    while (waits.size() <= number) {
      waits.add(Reply.promise());
    }
    return waits.get(number);
  }

  private void put(Result result) {
    kit.writes("results");
    kit.writes(result.toString());
    results.add(result);
  }

  /// The server takes a result if there is one; else it waits for a request.
  record Look() implements Message<ErlangServer, Void> {
    @Override
    public Reply<Void> handle(ErlangServer server, Context<ErlangServer> ctx) {
      Result first = server.results.poll();
      if (first == null) {
        server.kit.reads("results");
        server.wait(server.looks++).complete(null);
      } else {
        server.kit.reads(first.toString());
        server.taken.add(first.value);
        ctx.self().tell(new Look());
      }
      return Reply.done();
    }
  }

  /// A worker wants a job, or ends.
  sealed interface Request extends Message<ErlangServer, Void> {}

  record WantsJob(ActorRef<Worker> worker) implements Request {
    @Override
    public Reply<Void> handle(ErlangServer server, Context<ErlangServer> ctx) {
      Integer job = server.jobs.poll();
      worker.tell(job == null ? new NoJob() : new Job(job));
      ctx.self().tell(new Look());
      return Reply.done();
    }
  }

  record Ends() implements Request {
    @Override
    public Reply<Void> handle(ErlangServer server, Context<ErlangServer> ctx) {
      if (--server.workers > 0) {
        ctx.self().tell(new Look());
      }
      return Reply.done();
    }
  }

  /// Lets requests in, one for each time that the server waits.
  static final class Gate implements Actor {
    private final ErlangServer server;
    private final ActorRef<ErlangServer> ref;
    private int passed;

    Gate(ErlangServer server, ActorRef<ErlangServer> ref) {
      this.server = server;
      this.ref = ref;
    }
  }

  record Pass(Request request) implements Message<Gate, Void> {
    @Override
    public Reply<Void> handle(Gate gate, Context<Gate> ctx) throws InterruptedException {
      gate.server.wait(gate.passed++).reply().await();
      gate.ref.tell(request);
      return Reply.done();
    }
  }

  /// The way from a worker to the server.
  record Way(ErlangServer server, ActorRef<Gate> gate) implements Actor {}

  record Result(int worker, int value) implements Message<Way, Void> {
    @Override
    public Reply<Void> handle(Way way, Context<Way> ctx) {
      way.server.put(this);
      return Reply.done();
    }
  }

  record Ask(Request request) implements Message<Way, Void> {
    @Override
    public Reply<Void> handle(Way way, Context<Way> ctx) {
      way.gate.tell(new Pass(request));
      return Reply.done();
    }
  }

  /// Wants a job, does it, and so on.
  record Worker(int number, ActorRef<Way> way) implements Actor {}

  record Go() implements Message<Worker, Void> {
    @Override
    public Reply<Void> handle(Worker worker, Context<Worker> ctx) {
      worker.way.tell(new Ask(new WantsJob(ctx.self())));
      return Reply.done();
    }
  }

  record Job(int value) implements Message<Worker, Void> {
    @Override
    public Reply<Void> handle(Worker worker, Context<Worker> ctx) {
      worker.way.tell(new Result(worker.number, value + 10));
      worker.way.tell(new Ask(new WantsJob(ctx.self())));
      return Reply.done();
    }
  }

  record NoJob() implements Message<Worker, Void> {
    @Override
    public Reply<Void> handle(Worker worker, Context<Worker> ctx) {
      worker.way.tell(new Ask(new Ends()));
      return Reply.done();
    }
  }
}

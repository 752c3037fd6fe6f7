package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.StreamAdapter;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.util.concurrent.Flow;

/// A report that is fed by two streams, a short one and a long one. The bug: it is closed at the
/// end of the long one, on the belief that the short one is over by then.
final class TwoStreams implements Scenario {

  private final boolean repaired;

  TwoStreams(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Report> report = kit.spawn(ActorSpec.of(() -> new Report(repaired)).name("report"));
    ActorRef<Feeder> brief = kit.spawn(ActorSpec.of(Feeder::new).name("brief"));
    ActorRef<Feeder> lengthy = kit.spawn(ActorSpec.of(Feeder::new).name("lengthy"));

    brief.tell(new Feeder.Feed(report, 1));
    lengthy.tell(new Feeder.Feed(report, 3));
    kit.runUntilIdle();

    assertEquals(4, report.ask(new Report.Lines()).await());
  }

  static final class Report implements Actor {

    private final boolean waitsForBoth;
    private int ended;
    private int lines;
    private boolean closed;

    Report(boolean waitsForBoth) {
      this.waitsForBoth = waitsForBoth;
    }

    record Line(int number) implements Message<Report, Void> {
      @Override
      public Reply<Void> handle(Report report, Context<Report> ctx) {
        if (!report.closed) {
          report.lines++;
        }
        return Reply.done();
      }
    }

    record End(int size) implements Message<Report, Void> {
      @Override
      public Reply<Void> handle(Report report, Context<Report> ctx) {
        report.ended++;
        report.closed = report.waitsForBoth ? report.ended == 2 : size == 3;
        return Reply.done();
      }
    }

    record Lines() implements Query<Report, Integer> {
      @Override
      public Reply<Integer> handle(Report report, Context<Report> ctx) {
        return Reply.of(report.lines);
      }
    }
  }

  static final class Feeder implements Actor {

    record Feed(ActorRef<Report> report, int lines) implements Message<Feeder, Void> {
      @Override
      public Reply<Void> handle(Feeder feeder, Context<Feeder> ctx) {
        report.attach(
            new Numbers(lines),
            StreamAdapter.<Integer, Report>items(Report.Line::new)
                .completing(new Report.End(lines)));
        return Reply.done();
      }
    }
  }

  /// Publishes the numbers from 1 on.
  private record Numbers(int count) implements Flow.Publisher<Integer> {
    @Override
    public void subscribe(Flow.Subscriber<? super Integer> subscriber) {
      subscriber.onSubscribe(
          new Flow.Subscription() {
            private int next = 1;

            @Override
            public void request(long n) {
              for (long i = 0; i < n && next <= count; i++) {
                subscriber.onNext(next++);
              }
              if (next == count + 1) {
                next++;
                subscriber.onComplete();
              }
            }

            @Override
            public void cancel() {
              next = Integer.MAX_VALUE;
            }
          });
    }
  }
}

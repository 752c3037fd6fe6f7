package dev.kameo.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.StreamAdapter;
import dev.kameo.stress.Broken;
import dev.kameo.stress.Meeting;
import java.util.concurrent.Flow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// A stream that feeds an actor is cancelled while its publisher begins it.
@JCStressTest
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "It is cancelled, before it began or after")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "The stream goes on, though it was cancelled")
@Broken(
    value = "who cancels it looks for a subscription once, and tries once",
    in = StreamSubscriber.class,
    line =
        "subscription.getAndUpdate(now -> now instanceof Ended ? now : CANCELLED);"
            + " if (live instanceof Ended) {",
    instead =
        "subscription.get();"
            + " if (live instanceof Ended || !subscription.compareAndSet(live, CANCELLED)) {")
@State
public class SubscribingStress {

  private final Meeting begin = new Meeting();
  private final StreamSubscriber<Integer, Still> stream =
      new StreamSubscriber<>(
          new LocalActorRef<>(Still.cell(new StillScheduler())),
          StreamAdapter.items(_ -> new Still.Hello()));
  private final Subscription subscription = new Subscription();

  /// Begins it.
  @Actor
  public void publisher() {
    begin.start();
    stream.onSubscribe(subscription);
  }

  /// Cancels it.
  @Actor
  public void canceller(ZZ_Result result) {
    begin.start();
    result.r1 = stream.cancel();
  }

  /// Looks whether the publisher knows.
  @Arbiter
  public void judge(ZZ_Result result) {
    result.r2 = subscription.cancelled;
  }

  private static final class Subscription implements Flow.Subscription {

    private volatile boolean cancelled;

    @Override
    public void request(long items) {}

    @Override
    public void cancel() {
      cancelled = true;
    }
  }
}

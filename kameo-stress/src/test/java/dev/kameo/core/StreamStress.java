package dev.kameo.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.kameo.StreamAdapter;
import dev.kameo.stress.Broken;
import dev.kameo.stress.Meeting;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// A stream that feeds an actor completes while it is cancelled.
@JCStressTest
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "The actor is told; the cancel was late")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "It is cancelled; the actor is not told")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "It has ended twice, or not at all")
@Broken(
    value = "who completes it looks whether it is over, and then notes that it is",
    in = StreamSubscriber.class,
    line = "&& subscription.compareAndSet(live, COMPLETED);",
    instead = "&& subscription.getAndSet(COMPLETED) != null;")
@Broken(
    value = "who cancels it looks whether it is over, and then notes that it is",
    in = StreamSubscriber.class,
    line = "subscription.getAndUpdate(now -> now instanceof Ended ? now : CANCELLED);",
    instead = "subscription.get(); if (!(live instanceof Ended)) subscription.set(CANCELLED);")
@State
public class StreamStress {

  private final Meeting begin = new Meeting();
  private final StreamSubscriber<Integer, Still> stream =
      new StreamSubscriber<>(
          new LocalActorRef<>(Still.cell(new StillScheduler())),
          new StreamAdapter<>(_ -> new Still.Hello(), this::tellIt, _ -> Optional.empty()));
  private boolean told;

  /// Subscribes.
  public StreamStress() {
    stream.onSubscribe(new Quiet());
  }

  private <M> Optional<M> tellIt() {
    told = true;
    return Optional.empty();
  }

  /// Completes it.
  @Actor
  public void publisher(ZZ_Result result) {
    begin.start();
    stream.onComplete();
    result.r1 = told;
  }

  /// Cancels it.
  @Actor
  public void canceller(ZZ_Result result) {
    begin.start();
    result.r2 = stream.cancel();
  }

  private static final class Quiet implements Flow.Subscription {

    @Override
    public void request(long items) {}

    @Override
    public void cancel() {}
  }
}

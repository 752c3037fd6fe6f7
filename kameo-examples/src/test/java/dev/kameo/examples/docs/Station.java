package dev.kameo.examples.docs;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.supervision.Backoff;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import java.time.Duration;

final class Station implements Actor {
  private final ActorRef<Sensor> sensor;

  Station(Context<Station> ctx) {
    sensor =
        ctx.spawn(
            ActorSpec.of(Sensor::new)
                .restart(RestartPolicy.PERMANENT)
                .backoff(Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(10))));
  }

  @Override
  public SupervisionStrategy supervisionStrategy() {
    return SupervisionStrategy.oneForOne().intensity(3, Duration.ofMinutes(1));
  }

  record Measure(String wire) implements Message<Station, Integer> {
    @Override
    public Reply<Integer> handle(Station station, Context<Station> ctx) {
      return station.sensor.ask(new Sensor.Read(wire));
    }
  }

  record Dismantle() implements Message<Station, Void> {
    @Override
    public Reply<Void> handle(Station station, Context<Station> ctx) {
      ctx.stop(station.sensor);
      return Reply.done();
    }
  }
}

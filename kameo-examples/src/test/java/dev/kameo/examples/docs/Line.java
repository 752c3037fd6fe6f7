package dev.kameo.examples.docs;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.supervision.RestartPolicy;
import dev.kameo.supervision.SupervisionStrategy;
import java.time.Duration;

/// Two sensors, of which the second needs the first.
final class Line implements Actor {

  private final ActorRef<Sensor> first;
  private final ActorRef<Sensor> second;

  Line(Context<Line> ctx) {
    first = ctx.spawn(ActorSpec.of(Sensor::new).restart(RestartPolicy.PERMANENT));
    second = ctx.spawn(ActorSpec.of(Sensor::new).restart(RestartPolicy.PERMANENT));
  }

  @Override
  public SupervisionStrategy supervisionStrategy() {
    return SupervisionStrategy.restForOne().intensity(3, Duration.ofMinutes(1));
  }

  record Measure(String wire) implements Message<Line, Integer> {
    @Override
    public Reply<Integer> handle(Line line, Context<Line> ctx) {
      return line.first
          .ask(new Sensor.Read(wire))
          .flatMap(one -> line.second.ask(new Sensor.Read(wire)).map(two -> one + two));
    }
  }
}

package dev.kameo.examples.docs;

import dev.kameo.Actor;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import java.time.Duration;

final class Heater implements Actor {
  private final Context<Heater> ctx;
  private int measured;
  private double degrees;

  Heater(Context<Heater> ctx) {
    this.ctx = ctx;
  }

  @Override
  public void onStart() {
    ctx.timers().periodic("measure", Duration.ofMillis(10), new Measure());
  }

  record Measure() implements Message<Heater, Void> {
    @Override
    public Reply<Void> handle(Heater heater, Context<Heater> ctx) {
      heater.measured++;
      return Reply.done();
    }
  }

  record Set(double degrees) implements Message<Heater, Void> {
    @Override
    public Reply<Void> handle(Heater heater, Context<Heater> ctx) {
      heater.degrees = degrees;
      return Reply.done();
    }
  }

  record Degrees() implements Query<Heater, Double> {
    @Override
    public Reply<Double> handle(Heater heater, Context<Heater> ctx) {
      return Reply.of(heater.degrees);
    }
  }

  record Measured() implements Query<Heater, Integer> {
    @Override
    public Reply<Integer> handle(Heater heater, Context<Heater> ctx) {
      return Reply.of(heater.measured);
    }
  }
}

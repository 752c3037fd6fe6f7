package dev.kameo.verification.canaries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Query;
import dev.kameo.Reply;
import dev.kameo.testkit.Scenario;
import dev.kameo.testkit.TestKit;
import java.util.HashSet;
import java.util.Set;

/// A trip of a flight, booked through an agent, and a hotel; when the hotel is full the flight is
/// cancelled. The bug: the cancellation takes a shorter way, and an airline that gets it first
/// knows of nothing to cancel.
final class HastyCancellation implements Scenario {

  private final boolean repaired;

  HastyCancellation(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Airline> airline =
        kit.spawn(ActorSpec.of(() -> new Airline(repaired)).name("airline"));
    ActorRef<Hotel> hotel = kit.spawn(ActorSpec.of(Hotel::new).name("hotel"));
    ActorRef<Agent> agent = kit.spawn(ActorSpec.of(Agent::new).name("agent"));
    ActorRef<Trip> trip =
        kit.spawn(ActorSpec.of(() -> new Trip(agent, airline, hotel)).name("trip"));

    trip.tell(new Trip.Book(1));
    kit.runUntilIdle();

    assertEquals(Set.of(), airline.ask(new Airline.Booked()).await());
  }

  static final class Airline implements Actor {

    private final boolean remembers;
    private final Set<Integer> booked = new HashSet<>();
    private final Set<Integer> cancelled = new HashSet<>();

    Airline(boolean remembers) {
      this.remembers = remembers;
    }

    record Reserve(int trip) implements Message<Airline, Void> {
      @Override
      public Reply<Void> handle(Airline airline, Context<Airline> ctx) {
        if (!airline.remembers || !airline.cancelled.contains(trip)) {
          airline.booked.add(trip);
        }
        return Reply.done();
      }
    }

    record Cancel(int trip) implements Message<Airline, Void> {
      @Override
      public Reply<Void> handle(Airline airline, Context<Airline> ctx) {
        airline.booked.remove(trip);
        airline.cancelled.add(trip);
        return Reply.done();
      }
    }

    record Booked() implements Query<Airline, Set<Integer>> {
      @Override
      public Reply<Set<Integer>> handle(Airline airline, Context<Airline> ctx) {
        return Reply.of(Set.copyOf(airline.booked));
      }
    }
  }

  static final class Hotel implements Actor {

    record Reserve(ActorRef<Trip> trip, int number) implements Message<Hotel, Void> {
      @Override
      public Reply<Void> handle(Hotel hotel, Context<Hotel> ctx) {
        trip.tell(new Trip.HotelIsFull(number));
        return Reply.done();
      }
    }
  }

  static final class Agent implements Actor {

    record Reserve(ActorRef<Airline> airline, int trip) implements Message<Agent, Void> {
      @Override
      public Reply<Void> handle(Agent agent, Context<Agent> ctx) {
        airline.tell(new Airline.Reserve(trip));
        return Reply.done();
      }
    }
  }

  static final class Trip implements Actor {

    private final ActorRef<Agent> agent;
    private final ActorRef<Airline> airline;
    private final ActorRef<Hotel> hotel;

    Trip(ActorRef<Agent> agent, ActorRef<Airline> airline, ActorRef<Hotel> hotel) {
      this.agent = agent;
      this.airline = airline;
      this.hotel = hotel;
    }

    record Book(int number) implements Message<Trip, Void> {
      @Override
      public Reply<Void> handle(Trip trip, Context<Trip> ctx) {
        trip.agent.tell(new Agent.Reserve(trip.airline, number));
        trip.hotel.tell(new Hotel.Reserve(ctx.self(), number));
        return Reply.done();
      }
    }

    record HotelIsFull(int number) implements Message<Trip, Void> {
      @Override
      public Reply<Void> handle(Trip trip, Context<Trip> ctx) {
        trip.airline.tell(new Airline.Cancel(number));
        return Reply.done();
      }
    }
  }
}

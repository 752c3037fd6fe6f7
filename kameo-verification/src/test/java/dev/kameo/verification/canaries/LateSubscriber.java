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
import java.util.ArrayList;
import java.util.List;

/// A topic whose subscribers first ask for what there is, and then for what comes. The bug: these
/// are two messages, and what is published between them never reaches the subscriber.
final class LateSubscriber implements Scenario {

  private final boolean repaired;

  LateSubscriber(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public void run(TestKit kit) throws Exception {
    ActorRef<Topic> topic = kit.spawn(ActorSpec.of(Topic::new).name("topic"));
    ActorRef<Subscriber> subscriber =
        kit.spawn(ActorSpec.of(() -> new Subscriber(repaired)).name("subscriber"));

    topic.tell(new Topic.Publish("one"));
    subscriber.tell(new Subscriber.Follow(topic));
    Relay.send(kit, 6, topic, new Topic.Publish("two"));
    Relay.send(kit, 6, topic, new Topic.Publish("three"));
    kit.runUntilIdle();

    assertEquals(3, subscriber.ask(new Subscriber.Seen()).await());
  }

  static final class Topic implements Actor {

    private final List<String> items = new ArrayList<>();
    private final List<ActorRef<Subscriber>> subscribers = new ArrayList<>();

    record Publish(String item) implements Message<Topic, Void> {
      @Override
      public Reply<Void> handle(Topic topic, Context<Topic> ctx) {
        topic.items.add(item);
        topic.subscribers.forEach(subscriber -> subscriber.tell(new Subscriber.Item(item)));
        return Reply.done();
      }
    }

    record Items() implements Query<Topic, List<String>> {
      @Override
      public Reply<List<String>> handle(Topic topic, Context<Topic> ctx) {
        return Reply.of(List.copyOf(topic.items));
      }
    }

    record Subscribe(ActorRef<Subscriber> subscriber) implements Message<Topic, List<String>> {
      @Override
      public Reply<List<String>> handle(Topic topic, Context<Topic> ctx) {
        topic.subscribers.add(subscriber);
        return Reply.of(List.copyOf(topic.items));
      }
    }
  }

  static final class Subscriber implements Actor {

    private final boolean subscribesFirst;
    private int seen;

    Subscriber(boolean subscribesFirst) {
      this.subscribesFirst = subscribesFirst;
    }

    record Follow(ActorRef<Topic> topic) implements Message<Subscriber, Void> {
      @Override
      public Reply<Void> handle(Subscriber subscriber, Context<Subscriber> ctx)
          throws InterruptedException {
        if (subscriber.subscribesFirst) {
          subscriber.seen += topic.ask(new Topic.Subscribe(ctx.self())).await().size();
        } else {
          subscriber.seen += topic.ask(new Topic.Items()).await().size();
          topic.tell(new Topic.Subscribe(ctx.self()));
        }
        return Reply.done();
      }
    }

    record Item(String item) implements Message<Subscriber, Void> {
      @Override
      public Reply<Void> handle(Subscriber subscriber, Context<Subscriber> ctx) {
        subscriber.seen++;
        return Reply.done();
      }
    }

    record Seen() implements Message<Subscriber, Integer> {
      @Override
      public Reply<Integer> handle(Subscriber subscriber, Context<Subscriber> ctx) {
        return Reply.of(subscriber.seen);
      }
    }
  }
}

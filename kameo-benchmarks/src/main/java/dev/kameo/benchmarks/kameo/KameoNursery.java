package dev.kameo.benchmarks.kameo;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import dev.kameo.benchmarks.jobs.Arrivals;
import dev.kameo.benchmarks.jobs.Nursery;

/// A parent and its children.
final class KameoNursery implements Nursery {

  private final ActorSystem system;
  private ActorRef<Parent> parent;
  private Arrive arrive = new Arrive(new Arrivals());

  KameoNursery(ActorSystem system) {
    this.system = system;
    this.parent = system.spawn(Parent::new);
  }

  @Override
  public void spawn(Object[] children, Arrivals arrivals, boolean withMessage)
      throws InterruptedException {
    arrive = new Arrive(arrivals);
    parent.ask(new Spawn(children, arrive, withMessage)).await();
  }

  @Override
  @SuppressWarnings("unchecked") // it has put them there itself
  public void tellEach(Object[] children) {
    for (Object child : children) {
      ((ActorRef<Child>) child).tell(arrive);
    }
  }

  @Override
  public void clear() throws InterruptedException {
    parent.stopGracefully();
    parent.stopped().await();
    parent = system.spawn(Parent::new);
  }

  private static final class Parent implements Actor {}

  private static final class Child implements Actor {
    @SuppressWarnings("UnusedVariable") // state, as actors have
    private int handled;
  }

  private record Arrive(Arrivals arrivals) implements Message<Child, Void> {
    @Override
    public Reply<Void> handle(Child child, Context<Child> ctx) {
      child.handled++;
      arrivals.arrive();
      return Reply.done();
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Spawn(Object[] children, Arrive arrive, boolean withMessage)
      implements Message<Parent, Void> {
    @Override
    public Reply<Void> handle(Parent parent, Context<Parent> ctx) {
      for (int i = 0; i < children.length; i++) {
        ActorRef<Child> child = ctx.spawn(Child::new);
        children[i] = child;
        if (withMessage) {
          child.tell(arrive);
        }
      }
      return Reply.done();
    }
  }
}

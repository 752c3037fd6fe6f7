package dev.kameo.benchmarks.jox;

import com.softwaremill.jox.structured.ActorRef;
import com.softwaremill.jox.structured.ThrowingConsumer;
import dev.kameo.benchmarks.jobs.Arrivals;
import dev.kameo.benchmarks.jobs.Nursery;

/// A scope and the actors in it.
final class JoxNursery implements Nursery {

  private JoxScope scope = new JoxScope();
  private ThrowingConsumer<Child> arrive = _ -> {};

  @Override
  public void spawn(Object[] children, Arrivals arrivals, boolean withMessage) {
    ThrowingConsumer<Child> message = child -> child.arrive(arrivals);
    arrive = message;
    scope.carryOut(inside -> {
      for (int i = 0; i < children.length; i++) {
        ActorRef<Child> child = ActorRef.create(inside, new Child());
        children[i] = child;
        if (withMessage) {
          child.tell(message);
        }
      }
    });
  }

  @Override
  @SuppressWarnings("unchecked") // it has put them there itself
  public void tellEach(Object[] children) {
    for (Object child : children) {
      JoxTell.tell((ActorRef<Child>) child, arrive);
    }
  }

  @Override
  public void clear() {
    scope.close();
    scope = new JoxScope();
  }

  void close() {
    scope.close();
  }

  private static final class Child {
    @SuppressWarnings("UnusedVariable") // state, as actors have
    private int handled;

    void arrive(Arrivals arrivals) {
      handled++;
      arrivals.arrive();
    }
  }
}

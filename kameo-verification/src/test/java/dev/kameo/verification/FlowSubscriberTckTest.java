package dev.kameo.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kameo.ActorRef;
import dev.kameo.verification.Subject.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;
import org.testng.annotations.AfterClass;

/// What an attached actor is to its publisher keeps the rules of Reactive Streams for subscribers.
final class FlowSubscriberTckTest {

  /// The verification that Reactive Streams publishes. TestNG makes it and runs it.
  public static final class Verification extends FlowSubscriberBlackboxVerification<Integer> {

    private final World world = World.on("virtual");

    public Verification() {
      super(new TestEnvironment(2_000, 200));
    }

    @Override
    public Flow.Subscriber<Integer> createFlowSubscriber() {
      ActorRef<Subject> subject = world.system().spawn(Subject::new);
      List<Flow.Subscriber<? super Integer>> subscribers = new ArrayList<>();
      subject.attach((Flow.Publisher<Integer>) subscribers::add, item -> new Note("item " + item));
      @SuppressWarnings("unchecked")
      Flow.Subscriber<Integer> subscriber = (Flow.Subscriber<Integer>) subscribers.getFirst();
      return subscriber;
    }

    @Override
    public Integer createElement(int element) {
      return element;
    }

    @AfterClass
    public void close() {
      world.close();
    }
  }

  @Test
  void anAttachedActorPasses() {
    TestListenerAdapter results = new TestListenerAdapter();
    TestNG tck = new TestNG(false);
    tck.setTestClasses(new Class<?>[] {Verification.class});
    tck.addListener(results);
    tck.setVerbose(0);

    tck.run();

    assertEquals(List.of(), described(results.getFailedTests()));
    assertEquals(List.of(), described(results.getConfigurationFailures()));
    assertEquals(
        Set.of("untested: Not verified using this TCK."), reasons(results.getSkippedTests()));
    assertEquals(11, results.getPassedTests().size());
  }

  /// {@return why tests were skipped: by the TCK itself, which marks them in their names, or
  /// otherwise}
  private static Set<String> reasons(List<ITestResult> results) {
    return results.stream()
        .map(result ->
            result.getName().replaceAll("_.*", "") + ": " + result.getThrowable().getMessage())
        .collect(Collectors.toSet());
  }

  private static List<String> described(List<ITestResult> results) {
    return results.stream()
        .map(result -> result.getName() + ": " + result.getThrowable())
        .sorted()
        .toList();
  }
}

package dev.kameo.stress;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.runners.CounterThread;
import org.openjdk.jcstress.infra.runners.ForkedTestConfig;
import org.openjdk.jcstress.infra.runners.Runner;
import org.openjdk.jcstress.infra.runners.SpinLoopStyle;
import org.openjdk.jcstress.infra.runners.TestList;
import org.openjdk.jcstress.util.Counter;

/// A stress test in this JVM: the loop that jcstress has made for it, without the trials by which
/// jcstress finds out how much it can do at a time.
final class ShortRun {

  private static final int STRIDE = 32;
  private static final int STRIDES = 2;
  private static final long PATIENCE_MILLIS = 60_000;

  private final TestInfo test;
  private final ClassLoader classes;

  /// Makes one.
  ///
  /// @param test the name of the test
  /// @param classes which classes are tested, with the test itself
  ShortRun(String test, ClassLoader classes) {
    this.test = TestList.getInfo(test);
    this.classes = classes;
  }

  /// Runs it.
  ///
  /// @return what was seen, and how often
  Map<String, Long> run(int millis) throws Throwable {
    return finish(runner(millis));
  }

  private <R> Map<String, Long> finish(Runner<R> runner) throws Throwable {
    List<CounterThread<R>> threads = runner.internalRun();
    Map<String, Long> seen = new TreeMap<>();
    for (CounterThread<R> thread : threads) {
      thread.join(PATIENCE_MILLIS);
      if (thread.throwable() != null) {
        throw thread.throwable();
      }
      Counter<R> counted = thread.result();
      if (counted == null) {
        throw new AssertionError(
            "%s does not end: somebody waits for ever in %s".formatted(test.name(), threads));
      }
      for (R result : counted.elementSet()) {
        seen.merge(String.valueOf(result), counted.count(result), Long::sum);
      }
    }
    return seen;
  }

  private Runner<?> runner(int millis) throws IOException, ReflectiveOperationException {
    return (Runner<?>)
        classes
            .loadClass(test.generatedRunner())
            .getConstructor(ForkedTestConfig.class)
            .newInstance(config(millis));
  }

  /// In the form in which it comes to another JVM, since the other constructor asks what this
  /// machine can.
  private ForkedTestConfig config(int millis) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream data = new DataOutputStream(bytes)) {
      data.writeInt(SpinLoopStyle.THREAD_SPIN_WAIT.ordinal());
      data.writeInt(millis);
      data.writeInt(1); // once
      data.writeUTF(test.generatedRunner());
      data.writeInt(Integer.MAX_VALUE); // megabytes
      data.writeInt(STRIDE);
      data.writeInt(STRIDES);
      data.writeBoolean(false); // no thread is bound to a processor
    }
    return new ForkedTestConfig(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  /// {@return those of the seen states that must not be}
  List<String> forbidden(Map<String, Long> seen) {
    return seen.keySet().stream().filter(state -> expect(state) == Expect.FORBIDDEN).toList();
  }

  private Expect expect(String state) {
    return test.cases().stream()
        .filter(known -> known.matches(state))
        .findFirst()
        .orElseGet(test::unmatched)
        .expect();
  }
}

package dev.kameo.testkit;

import static dev.kameo.spi.Receiver.Rest.ENDED;
import static dev.kameo.spi.Receiver.Rest.HELD;
import static dev.kameo.spi.Receiver.Rest.READY;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Cancellable;
import dev.kameo.Delivery;
import dev.kameo.spi.Lane;
import dev.kameo.spi.Receiver;
import dev.kameo.spi.Scheduler;
import dev.kameo.spi.SchedulerProvider;
import dev.kameo.spi.SchedulerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every scheduler must do, as tests: a scheduler's author extends this class and says which
/// provider is meant.
///
/// ```java
/// final class MySchedulerComplianceTest extends SchedulerComplianceTest {
///   @Override protected SchedulerProvider provider() {
///     return new MySchedulerProvider();
///   }
/// }
/// ```
///
/// The tests wait through [Scheduler#block(dev.kameo.spi.Blocker, long)] alone, so a scheduler
/// whose time is its own, or that runs nothing until somebody waits, can pass them too.
@Timeout(120)
public abstract class SchedulerComplianceTest {

  private static final String SYSTEM = "compliance";
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private static final int MANY = 4 * Runtime.getRuntime().availableProcessors() + 4;

  private Scheduler scheduler;

  /// For subclasses.
  protected SchedulerComplianceTest() {}

  /// {@return the provider of the scheduler under test}
  protected abstract SchedulerProvider provider();

  /// {@return the settings that the scheduler is created with; by default none}
  protected Map<String, String> settings() {
    return Map.of();
  }

  /// {@return how many envelopes a test sends that looks for rare races; less for a scheduler that
  /// is slow}
  protected int load() {
    return 20_000;
  }

  @BeforeEach
  public final void createScheduler() {
    SchedulerProvider provider = provider();
    scheduler = provider.create(new SchedulerSettings(SYSTEM, provider.name(), settings()));
  }

  @AfterEach
  public final void closeScheduler() {
    scheduler.close();
  }

  // Lanes

  @Test
  public void runsALaneOnceAtATimeAndHandsItsMemoryOn() throws InterruptedException {
    int senders = 4;
    int each = load() / senders;
    Gate done = gate(senders * each);
    int[] running = new int[1];
    int[] overlaps = new int[1];
    int[] handled = new int[1];
    Lane lane =
        open(_ -> {
          if (++running[0] != 1) {
            overlaps[0]++;
          }
          handled[0]++;
          running[0]--;
          done.push();
        });

    for (int sender = 0; sender < senders; sender++) {
      scheduler.execute(() -> offerNumbers(lane, 0, each));
    }
    await(done);

    assertEquals(0, overlaps[0], "runs at the same time");
    assertEquals((long) senders * each, handled[0]);
  }

  @Test
  public void keepsTheOrderOfEachSender() throws InterruptedException {
    int senders = 4;
    int each = load() / senders;
    Gate done = gate(senders * each);
    int[] next = new int[senders];
    int[] disorder = new int[1];
    Lane lane =
        open(envelope -> {
          if (envelope.number != next[envelope.sender]++) {
            disorder[0]++;
          }
          done.push();
        });

    for (int sender = 0; sender < senders; sender++) {
      int number = sender;
      scheduler.execute(() -> offerNumbers(lane, number, each));
    }
    await(done);

    assertEquals(0, disorder[0], "out of order");
  }

  @Test
  public void appendsAndOffersShareOneOrder() throws InterruptedException {
    List<Integer> handled = new ArrayList<>();
    Gate done = gate(4);
    Lane lane = open(recordTo(handled, done));

    offer(lane, 1);
    lane.append(new NumberedEnvelope(2));
    offer(lane, 3);
    lane.append(new NumberedEnvelope(4));
    await(done);

    assertEquals(List.of(1, 2, 3, 4), handled);
  }

  @Test
  public void takesSignalsInTheirOrderBeforeTheMailbox() throws InterruptedException {
    List<Integer> handled = new ArrayList<>();
    Gate entered = gate(1);
    Gate proceed = gate(1);
    Gate done = gate(5);
    Consumer<NumberedEnvelope> record = recordTo(handled, done);
    Lane lane =
        open(envelope -> {
          if (envelope.number == 0) {
            entered.push();
            proceed.awaitOrInterrupt();
          }
          record.accept(envelope);
        });

    offer(lane, 0);
    await(entered);
    offer(lane, 1);
    offer(lane, 2);
    lane.signal(new NumberedEnvelope(3));
    lane.signal(new NumberedEnvelope(4));
    proceed.push();
    await(done);

    assertEquals(List.of(0, 3, 4, 1, 2), handled);
  }

  @Test
  public void aHeldLaneTakesSignalsOnlyUntilOneLetsItGoOn() throws InterruptedException {
    List<Integer> handled = new ArrayList<>();
    Gate held = gate(1);
    Gate signalled = gate(2);
    Gate done = gate(4);
    Consumer<NumberedEnvelope> record = recordTo(handled, done);
    Lane lane =
        scheduler.open(
            new Handling(
                "held",
                envelope -> {
                  record.accept(envelope);
                  held.push();
                  signalled.push();
                  return envelope.number == 4 ? READY : HELD;
                }),
            Integer.MAX_VALUE);

    offer(lane, 1);
    await(held);
    offer(lane, 2);
    lane.signal(new NumberedEnvelope(3));
    await(signalled);
    lane.signal(new NumberedEnvelope(4));
    await(done);

    assertEquals(List.of(1, 3, 4, 2), handled);
  }

  @Test
  public void runsWhatComesAfterTheEnd() throws InterruptedException {
    List<Integer> handled = new ArrayList<>();
    Gate first = gate(1);
    Gate done = gate(3);
    Consumer<NumberedEnvelope> record = recordTo(handled, done);
    Lane lane =
        scheduler.open(
            new Handling(
                "ended",
                envelope -> {
                  record.accept(envelope);
                  first.push();
                  return ENDED;
                }),
            Integer.MAX_VALUE);

    offer(lane, 1);
    await(first);
    offer(lane, 2);
    lane.append(new NumberedEnvelope(3));
    await(done);

    assertEquals(List.of(1, 2, 3), handled);
  }

  @Test
  @Tag("P115")
  public void losesNoWakeUp() throws InterruptedException {
    Gate done = gate(1);
    pingPong(Integer.MAX_VALUE, envelope -> endAfter(load(), envelope, done));

    await(done);
  }

  @Test
  @Tag("P115")
  public void losesNoWakeUpOfABoundedLane() throws InterruptedException {
    Gate done = gate(1);
    pingPong(1, envelope -> endAfter(load(), envelope, done));

    await(done);
  }

  // Fairness

  @Test
  @Tag("P125")
  public void busyLanesLetOthersHaveTheirTurn() throws InterruptedException {
    AtomicBoolean stopped = new AtomicBoolean();
    keepBusy(stopped);
    Gate laneRan = gate(1);
    Gate taskRan = gate(1);

    offer(open(_ -> laneRan.push()), 1);
    scheduler.execute(taskRan::push);
    await(laneRan);
    await(taskRan);

    stopped.set(true);
  }

  @Test
  public void lanesThatTellEachOtherLetOthersHaveTheirTurn() throws InterruptedException {
    AtomicBoolean stopped = new AtomicBoolean();
    for (int pair = 0; pair < MANY; pair++) {
      pingPong(Integer.MAX_VALUE, _ -> !stopped.get());
    }
    Gate laneRan = gate(1);
    Gate taskRan = gate(1);

    offer(open(_ -> laneRan.push()), 1);
    scheduler.execute(taskRan::push);
    await(laneRan);
    await(taskRan);

    stopped.set(true);
  }

  @Test
  @Tag("P125")
  public void aTaskOfABusyLaneHasItsTurn() throws InterruptedException {
    AtomicBoolean stopped = new AtomicBoolean();
    keepBusy(stopped);
    Gate ran = gate(1);

    offer(open(_ -> scheduler.execute(ran::push)), 1);
    await(ran);

    stopped.set(true);
  }

  // Bounded lanes

  @Test
  public void refusesOffersWhileFullAndTakesAppends() throws InterruptedException {
    List<Integer> handled = new ArrayList<>();
    Gate entered = gate(1);
    Gate proceed = gate(1);
    Gate done = gate(4);
    Consumer<NumberedEnvelope> record = recordTo(handled, done);
    Lane lane =
        open(
            2,
            envelope -> {
              if (envelope.number == 0) {
                entered.push();
                proceed.awaitOrInterrupt();
              }
              record.accept(envelope);
            });

    offer(lane, 0);
    await(entered);
    List<Delivery> deliveries = new ArrayList<>();
    for (int number = 1; number <= 3; number++) {
      deliveries.add(lane.offer(new NumberedEnvelope(number)));
    }
    boolean hadRoom = lane.hasRoom();
    lane.append(new NumberedEnvelope(4));
    proceed.push();
    await(done);

    assertEquals(
        List.of(Delivery.DELIVERED, Delivery.DELIVERED, Delivery.MAILBOX_FULL), deliveries);
    assertFalse(hadRoom);
    assertEquals(List.of(0, 1, 2, 4), handled);
    assertTrue(lane.hasRoom());
  }

  @Test
  public void wakesAllWhoWaitForRoom() throws InterruptedException {
    int each = load() / MANY + 1;
    Gate done = gate(MANY * each);
    int[] next = new int[MANY];
    int[] disorder = new int[1];
    Lane lane =
        open(
            1,
            envelope -> {
              if (envelope.number != next[envelope.sender]++) {
                disorder[0]++;
              }
              done.push();
            });

    for (int sender = 0; sender < MANY; sender++) {
      int number = sender;
      scheduler.execute(() -> offerPatiently(lane, number, each));
    }
    await(done);

    assertEquals(0, disorder[0], "out of order");
  }

  @Test
  public void waitsForRoomNoLongerThanAsked() throws InterruptedException {
    Gate entered = gate(1);
    Gate proceed = gate(1);
    Lane lane =
        open(
            1,
            _ -> {
              entered.push();
              proceed.awaitOrInterrupt();
            });
    offer(lane, 1);
    await(entered);
    offer(lane, 2);

    lane.whenRoom(Thread.currentThread());
    boolean free = scheduler.block(lane::hasRoom, TimeUnit.MILLISECONDS.toNanos(5));
    lane.leaveRoom(Thread.currentThread());
    proceed.push();

    assertFalse(free);
  }

  // Time and randomness

  @Test
  public void runsTimersInTheOrderOfTheirTimes() throws InterruptedException {
    List<Integer> ran = new CopyOnWriteArrayList<>();
    Gate done = gate(4);
    for (int delay : new int[] {1500, 500, 1000, 0}) {
      scheduler.schedule(
          TimeUnit.MILLISECONDS.toNanos(delay),
          () -> {
            ran.add(delay);
            done.push();
          });
    }

    await(done);

    assertEquals(List.of(0, 500, 1000, 1500), ran);
  }

  @Test
  public void aTimerIsNotEarly() throws InterruptedException {
    long delay = TimeUnit.MILLISECONDS.toNanos(10);
    Gate done = gate(1);
    long begin = scheduler.nanoTime();

    scheduler.schedule(delay, done::push);
    await(done);

    assertTrue(scheduler.nanoTime() - begin >= delay);
  }

  @Test
  public void aCancelledTimerDoesNotRun() throws InterruptedException {
    AtomicBoolean ran = new AtomicBoolean();
    Gate later = gate(1);
    Cancellable timer =
        scheduler.schedule(TimeUnit.MILLISECONDS.toNanos(1000), () -> ran.set(true));
    scheduler.schedule(TimeUnit.MILLISECONDS.toNanos(1010), later::push);

    boolean cancelled = timer.cancel();
    await(later);

    assertTrue(cancelled);
    assertTrue(timer.isCancelled());
    assertFalse(ran.get());
  }

  @Test
  public void bothClocksAdvanceWhileSomebodyWaits() throws InterruptedException {
    long nanos = TimeUnit.MILLISECONDS.toNanos(20);
    long begin = scheduler.nanoTime();
    Instant instant = scheduler.clock().instant();

    assertFalse(gate(1).await(nanos));

    assertTrue(scheduler.nanoTime() - begin >= nanos);
    // The wall clock of a machine may be set a little meanwhile.
    Duration passed = Duration.between(instant, scheduler.clock().instant());
    assertTrue(passed.toNanos() >= nanos / 2, () -> "wall clock: " + passed);
  }

  @Test
  public void anyThreadHasRandomness() throws InterruptedException {
    Gate done = gate(MANY);
    AtomicInteger strange = new AtomicInteger();
    for (int task = 0; task < MANY; task++) {
      scheduler.execute(() -> {
        RandomGenerator random = scheduler.random();
        for (int i = 0; i < 100; i++) {
          int number = random.nextInt(10);
          if (number < 0 || number > 9) {
            strange.incrementAndGet();
          }
        }
        done.push();
      });
    }

    await(done);

    assertEquals(0, strange.get());
    assertTrue(scheduler.random().nextInt(10) < 10);
  }

  // Tasks and waiting

  @Test
  public void tasksThatWaitForEachOtherAllRun() throws InterruptedException {
    List<Gate> gates = gates();

    for (int i = 0; i < MANY; i++) {
      int number = i;
      scheduler.execute(() -> passOn(gates, number));
    }
    await(gates.getFirst());
  }

  @Test
  public void lanesThatWaitForEachOtherAllRun() throws InterruptedException {
    List<Gate> gates = gates();
    Lane[] lanes = new Lane[MANY];

    for (int i = 0; i < MANY; i++) {
      lanes[i] = open(envelope -> passOn(gates, envelope.number));
    }
    for (int i = 0; i < MANY; i++) {
      offer(lanes[i], i);
    }
    await(gates.getFirst());
  }

  @Test
  public void aLaneMayWaitForATaskItHasStarted() throws InterruptedException {
    Gate done = gate(1);
    Lane lane =
        open(_ -> {
          Gate task = gate(1);
          scheduler.execute(task::push);
          task.awaitOrInterrupt();
          done.push();
        });

    offer(lane, 1);

    await(done);
  }

  @Test
  public void aLaneMayWaitForALaneItHasTold() throws InterruptedException {
    Gate done = gate(1);
    Gate answer = gate(1);
    Lane other = open(_ -> answer.push());
    Lane lane =
        open(_ -> {
          offer(other, 1);
          answer.awaitOrInterrupt();
          done.push();
        });

    offer(lane, 1);

    await(done);
  }

  @Test
  public void aWaitEndsAtItsTimeInALaneAndInATaskToo() throws InterruptedException {
    long nanos = TimeUnit.MILLISECONDS.toNanos(10);
    List<String> wrong = new CopyOnWriteArrayList<>();
    Gate done = gate(2);
    Runnable waiting =
        () -> {
          long begin = scheduler.nanoTime();
          try {
            if (gate(1).await(nanos)) {
              wrong.add("released");
            }
            if (scheduler.nanoTime() - begin < nanos) {
              wrong.add("early");
            }
          } catch (InterruptedException e) {
            wrong.add("interrupted");
          }
          done.push();
        };

    offer(open(_ -> waiting.run()), 1);
    scheduler.execute(waiting);
    await(done);

    assertEquals(List.of(), wrong);
  }

  @Test
  public void aWaitThatIsOverDoesNotBlock() throws InterruptedException {
    assertTrue(gate(0).await(0));
    assertTrue(gate(0).await(Long.MAX_VALUE));
    assertFalse(gate(1).await(0));
  }

  @Test
  public void anInterruptEndsAWait() throws InterruptedException {
    for (Consumer<Runnable> start :
        List.<Consumer<Runnable>>of(this::runInLane, scheduler::execute)) {
      AtomicReference<Thread> thread = new AtomicReference<>();
      AtomicBoolean flag = new AtomicBoolean(true);
      Gate waiting = gate(1);
      Gate interrupted = gate(1);

      start.accept(() -> {
        thread.set(Thread.currentThread());
        waiting.push();
        try {
          gate(1).await(Long.MAX_VALUE);
        } catch (InterruptedException e) {
          flag.set(Thread.currentThread().isInterrupted());
          interrupted.push();
        }
      });
      await(waiting);
      thread.get().interrupt();
      await(interrupted);

      assertFalse(flag.get(), "the flag is taken by the exception");
    }
  }

  @Test
  public void anInterruptBeforeAWaitEndsItAtOnce() throws InterruptedException {
    Gate interrupted = gate(1);

    runInLane(() -> {
      Thread.currentThread().interrupt();
      try {
        gate(1).await(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        interrupted.push();
      }
    });

    await(interrupted);
  }

  @Test
  public void anInterruptDoesNotReachTheNextLaneOrTask() throws InterruptedException {
    AtomicInteger leaks = new AtomicInteger();
    Gate done = gate(2 * MANY);
    Runnable look =
        () -> {
          if (Thread.currentThread().isInterrupted()) {
            leaks.incrementAndGet();
          }
          Thread.currentThread().interrupt();
          done.push();
        };
    Lane[] lanes = new Lane[MANY];
    for (int i = 0; i < MANY; i++) {
      int next = i + 1;
      lanes[i] =
          open(_ -> {
            if (next < MANY) {
              offer(lanes[next], next);
            }
            scheduler.execute(look);
            look.run();
          });
    }

    offer(lanes[0], 0);
    await(done);

    assertEquals(0, leaks.get());
    assertFalse(Thread.currentThread().isInterrupted());
  }

  // Closing

  @Test
  public void offersAfterClosingRunOnTheOfferingThread() throws InterruptedException {
    Gate before = gate(1);
    List<Integer> handled = new ArrayList<>();
    AtomicReference<Thread> thread = new AtomicReference<>();
    Lane used =
        open(envelope -> {
          handled.add(envelope.number);
          thread.set(Thread.currentThread());
          before.push();
        });
    offer(used, 1);
    await(before);

    scheduler.close();
    offer(used, 2);
    used.signal(new NumberedEnvelope(3));
    used.append(new NumberedEnvelope(4));

    assertEquals(List.of(1, 2, 3, 4), handled);
    assertSame(Thread.currentThread(), thread.get());
  }

  @Test
  public void closingInterruptsRunsAndTasks() throws InterruptedException {
    AtomicInteger interrupted = new AtomicInteger();
    Gate waiting = gate(2);
    Runnable wait =
        () -> {
          waiting.push();
          try {
            gate(1).await(Long.MAX_VALUE);
          } catch (InterruptedException e) {
            interrupted.incrementAndGet();
          }
        };
    runInLane(wait);
    scheduler.execute(wait);
    await(waiting);

    scheduler.close();

    assertEquals(2, interrupted.get());
  }

  @Test
  public void closingLeavesNoThread() throws InterruptedException {
    List<Gate> gates = gates();
    for (int i = 0; i < MANY; i++) {
      int number = i;
      scheduler.execute(() -> passOn(gates, number));
    }
    scheduler.schedule(Long.MAX_VALUE / 2, () -> {});
    await(gates.getFirst());

    scheduler.close();

    List<Thread> left =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith(SYSTEM))
            .toList();
    assertEquals(List.of(), left);
  }

  @Test
  public void closingTwiceIsClosingOnce() {
    scheduler.close();

    assertDoesNotThrow(scheduler::close);
    assertDoesNotThrow(() -> scheduler.schedule(0, () -> {}));
  }

  // What the tests are made of

  private Gate gate(int pushes) {
    return new Gate(scheduler, pushes);
  }

  private List<Gate> gates() {
    List<Gate> gates = new ArrayList<>();
    for (int i = 0; i <= MANY; i++) {
      gates.add(gate(1));
    }
    return gates;
  }

  /// Waits until the next one has done its part, which the last one does at once.
  private void passOn(List<Gate> gates, int number) {
    if (number < MANY - 1) {
      gates.get(number + 1).awaitOrInterrupt();
    }
    gates.get(number).push();
  }

  private void await(Gate gate) throws InterruptedException {
    assertTrue(gate.await(PATIENCE), () -> "not within 60 s: " + gate);
  }

  private Lane open(Consumer<NumberedEnvelope> handler) {
    return open(Integer.MAX_VALUE, handler);
  }

  private Lane open(int capacity, Consumer<NumberedEnvelope> handler) {
    Function<NumberedEnvelope, Receiver.Rest> ready =
        envelope -> {
          handler.accept(envelope);
          return READY;
        };
    return scheduler.open(new Handling("lane", ready), capacity);
  }

  private void runInLane(Runnable task) {
    offer(open(_ -> task.run()), 0);
  }

  private static Consumer<NumberedEnvelope> recordTo(List<Integer> numbers, Gate each) {
    return envelope -> {
      numbers.add(envelope.number);
      each.push();
    };
  }

  private static void offer(Lane lane, int number) {
    assertEquals(Delivery.DELIVERED, lane.offer(new NumberedEnvelope(number)));
  }

  private static void offerNumbers(Lane lane, int sender, int count) {
    for (int number = 0; number < count; number++) {
      lane.offer(new NumberedEnvelope(sender, number));
    }
  }

  private void offerPatiently(Lane lane, int sender, int count) {
    Thread thread = Thread.currentThread();
    try {
      for (int number = 0; number < count; number++) {
        NumberedEnvelope envelope = new NumberedEnvelope(sender, number);
        while (lane.offer(envelope) == Delivery.MAILBOX_FULL) {
          lane.whenRoom(thread);
          try {
            scheduler.block(lane::hasRoom, Long.MAX_VALUE);
          } finally {
            lane.leaveRoom(thread);
          }
        }
      }
    } catch (InterruptedException e) {
      thread.interrupt();
    }
  }

  /// Two lanes that tell each other the next number, as long as they shall go on.
  private void pingPong(int capacity, Predicate<NumberedEnvelope> goesOn) {
    Lane[] lanes = new Lane[2];
    for (int i = 0; i < 2; i++) {
      int other = 1 - i;
      lanes[i] =
          open(
              capacity,
              envelope -> {
                if (goesOn.test(envelope)) {
                  offer(lanes[other], envelope.number + 1);
                }
              });
    }
    offer(lanes[0], 0);
  }

  private static boolean endAfter(int count, NumberedEnvelope envelope, Gate done) {
    if (envelope.number < count) {
      return true;
    }
    done.push();
    return false;
  }

  /// More lanes than processors, which tell themselves something for ever.
  private void keepBusy(AtomicBoolean stopped) {
    for (int i = 0; i < MANY; i++) {
      Lane[] self = new Lane[1];
      self[0] =
          open(_ -> {
            if (!stopped.get()) {
              offer(self[0], 0);
            }
          });
      offer(self[0], 0);
    }
  }
}

package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GivingWayTest {

  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void endsAsSoonAsWhatItWaitsForIsThere() throws InterruptedException {
    onVirtualThread(() -> GivingWay.until(() -> looks.incrementAndGet() == 3));

    assertEquals(3, looks.get());
  }

  @Test
  void doesNotWaitForEver() throws InterruptedException {
    onVirtualThread(() -> GivingWay.until(() -> looks.incrementAndGet() == 0));

    assertTrue(looks.get() > 1);
  }

  @Test
  void isNothingForAPlatformThread() throws InterruptedException {
    Thread thread = Thread.ofPlatform().start(() -> GivingWay.until(this::look));
    thread.join();

    assertEquals(0, looks.get());
  }

  @Test
  void letsAnotherThreadRun() throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    AtomicBoolean seen = new AtomicBoolean();

    onVirtualThread(() -> {
      Thread.ofVirtual().start(() -> done.set(true));
      while (!done.get()) {
        GivingWay.until(done::get);
      }
      seen.set(done.get());
    });

    assertTrue(seen.get());
  }

  private boolean look() {
    looks.incrementAndGet();
    return false;
  }

  private static void onVirtualThread(Runnable code) throws InterruptedException {
    Thread.ofVirtual().start(code).join();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures.corpus;

import dev.couplet.clock.VirtualClock;
import dev.couplet.defer.Deferred;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A callback held the loop, so that nothing else could run. */
final class BlockedLoop {
  private static final long LONG_MILLIS = 130;

  private BlockedLoop() {}

  private static void sleep() {
    try {
      Thread.sleep(LONG_MILLIS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static void aCallSleeps(MemoryReactor reactor) {
    reactor.callLater(Duration.ofSeconds(1), BlockedLoop::sleep); // here
    reactor.callLater(Duration.ofSeconds(2), reactor::stop);
    reactor.run();
  }

  static void aCallbackSleeps(SelectReactor reactor) {
    Deferred<String> poem = new Deferred<>();
    poem.addCallbackVoid(text -> sleep()); // here
    reactor.callWhenRunning(
        () -> {
          poem.callback("a poem");
          reactor.stop();
        });
    reactor.run();
  }

  static void theStartComputes(SelectReactor reactor) {
    reactor.callWhenRunning( // here
        () -> {
          compute(reactor);
          reactor.stop();
        });
    reactor.run();
  }

  private static void compute(Reactor reactor) {
    long endNanos = System.nanoTime() + LONG_MILLIS * 1_000_000;
    long sum = 0;
    while (System.nanoTime() < endNanos) {
      sum += reactor.delayedCalls().size();
    }
    if (sum < 0) {
      throw new AssertionError(sum);
    }
  }

  static void aCallWaitsForAFuture(MemoryReactor reactor) {
    reactor.callLater( // here
        Duration.ofSeconds(1),
        () -> {
          try {
            CompletableFuture.runAsync(BlockedLoop::sleep).get();
          } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
          }
          reactor.stop();
        });
    reactor.run();
  }

  static void aCallSleepsOnAClockThatIsMovedByHand() {
    VirtualClock clock = new VirtualClock();
    clock.callLater(Duration.ofSeconds(1), BlockedLoop::sleep); // here
    clock.advance(Duration.ofSeconds(2));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures.corpus;

import dev.couplet.defer.Deferred;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import dev.couplet.reactor.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** More than one thread without a mistake. */
final class CleanThreads {
  private static final long LONG_MILLIS = 150;

  private CleanThreads() {}

  private static long compute() {
    long endNanos = System.nanoTime() + LONG_MILLIS * 1_000_000;
    long steps = 0;
    while (System.nanoTime() < endNanos) {
      steps++;
    }
    return steps;
  }

  static void aLongButHonestComputationInAThread(SelectReactor reactor) {
    reactor.callWhenRunning(
        () ->
            Threads.deferToThread(reactor, CleanThreads::compute)
                .addCallbackVoid(steps -> reactor.stop()));
    reactor.run();
  }

  static void aLongComputationWhileTheLoopTicks(SelectReactor reactor) {
    List<Integer> ticks = new ArrayList<>();
    reactor.callWhenRunning(() -> tick(reactor, ticks, 4));
    reactor.callWhenRunning(
        () -> Threads.deferToThread(reactor, CleanThreads::compute).addCallback(n -> n + 1));
    reactor.run();
  }

  private static void tick(Reactor reactor, List<Integer> ticks, int left) {
    ticks.add(left);
    if (left == 0) {
      reactor.stop();
    } else {
      reactor.callLater(Duration.ofMillis(60), () -> tick(reactor, ticks, left - 1));
    }
  }

  static void aLongComputationInVirtualTime(MemoryReactor reactor) {
    reactor.callWhenRunning(
        () ->
            Threads.deferToThread(reactor, CleanThreads::compute)
                .addCallbackVoid(steps -> reactor.stop()));
    reactor.run();
  }

  static void theResultIsHandedOver(SelectReactor reactor) {
    Deferred<Long> result = new Deferred<>();
    result.addCallbackVoid(steps -> reactor.stop());
    reactor.callInThread(
        () -> {
          long steps = compute();
          reactor.callFromThread(() -> result.callback(steps));
        });
    reactor.run();
  }

  static void aFailureInAThreadIsHandled(MemoryReactor reactor) {
    reactor.callWhenRunning(
        () ->
            Threads.deferToThread(
                    reactor,
                    () -> {
                      throw new IOException("no disk");
                    })
                .addErrback(failure -> "none")
                .addBothVoid(outcome -> reactor.stop()));
    reactor.run();
  }

  static void aThreadAsksTheLoopAndWaits(SelectReactor reactor) {
    reactor.callInThread(
        () -> {
          try {
            Threads.blockingCallFromThread(reactor, () -> 42);
          } catch (Exception e) {
            throw new AssertionError(e);
          }
          reactor.callFromThread(reactor::stop);
        });
    reactor.run();
  }

  static void aThreadOfTheProgramsOwnHandsOver(SelectReactor reactor) {
    Deferred<Long> result = new Deferred<>();
    result.addCallbackVoid(steps -> reactor.stop());
    reactor.callWhenRunning(
        () ->
            new Thread(
                    () -> {
                      long steps = compute();
                      reactor.callFromThread(() -> result.callback(steps));
                    })
                .start());
    reactor.run();
  }

  static void aThreadHasADeferredOfItsOwn(SelectReactor reactor) {
    reactor.callInThread(
        () -> {
          Deferred<Integer> own = new Deferred<>();
          own.addCallbackVoid(n -> reactor.callFromThread(reactor::stop));
          own.callback(1);
        });
    reactor.run();
  }

  static void theLoopRunsOnAThreadThatIsNotTheFirst() throws InterruptedException {
    SelectReactor reactor = new SelectReactor();
    Deferred<Integer> made = new Deferred<>();
    made.addCallbackVoid(n -> reactor.stop());
    reactor.callFromThread(() -> made.callback(1));
    Thread loop = new Thread(reactor::run, "loop");
    loop.start();
    loop.join();
  }
}

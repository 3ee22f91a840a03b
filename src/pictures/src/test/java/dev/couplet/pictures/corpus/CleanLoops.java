// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures.corpus;

import dev.couplet.clock.DelayedCall;
import dev.couplet.clock.VirtualClock;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import dev.couplet.task.Cooperator;
import dev.couplet.task.LoopingCall;
import dev.couplet.trace.Trace;
import java.time.Duration;
import java.util.stream.IntStream;

/** Calls on a loop without a mistake. */
final class CleanLoops {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private CleanLoops() {}

  static void aCountdown(MemoryReactor reactor) {
    reactor.callWhenRunning(() -> count(reactor, 10));
    reactor.run();
  }

  private static void count(Reactor reactor, int number) {
    if (number == 0) {
      reactor.stop();
    } else {
      reactor.callLater(SECOND, () -> count(reactor, number - 1));
    }
  }

  static void aRealCountdown(SelectReactor reactor) {
    reactor.callWhenRunning(() -> tick(reactor, 3));
    reactor.run();
  }

  private static void tick(Reactor reactor, int number) {
    if (number == 0) {
      reactor.stop();
    } else {
      reactor.callLater(Duration.ofMillis(40), () -> tick(reactor, number - 1));
    }
  }

  static void aCallIsPutOff(MemoryReactor reactor) {
    DelayedCall idle = reactor.callLater(SECOND, reactor::stop);
    reactor.callLater(Duration.ofMillis(500), () -> idle.reset(SECOND.multipliedBy(3)));
    reactor.callLater(SECOND.multipliedBy(2), () -> idle.delay(SECOND));
    reactor.run();
  }

  static void aTimeoutIsCancelled(MemoryReactor reactor) {
    DelayedCall timeout = reactor.callLater(Duration.ofSeconds(30), reactor::crash);
    reactor.callLater(
        SECOND,
        () -> {
          timeout.cancel();
          reactor.stop();
        });
    reactor.run();
  }

  static void aLongWaitIsNoBlockedLoop(MemoryReactor reactor) {
    reactor.callLater(Duration.ofMinutes(50), reactor::stop);
    reactor.run();
  }

  static void aRealWaitIsNoBlockedLoop(SelectReactor reactor) {
    reactor.callLater(Duration.ofMillis(250), reactor::stop);
    reactor.run();
  }

  static void aHeartbeatIsStopped(MemoryReactor reactor) {
    LoopingCall beat = new LoopingCall(reactor, () -> {});
    reactor.callWhenRunning(() -> beat.start(SECOND).addCallbackVoid(stopped -> reactor.stop()));
    reactor.callLater(Duration.ofSeconds(5), beat::stop);
    reactor.run();
  }

  static void aHeartbeatGoesOnToTheEnd(MemoryReactor reactor) {
    LoopingCall beat = new LoopingCall(reactor, () -> {});
    reactor.callWhenRunning(() -> beat.start(SECOND).addErrbackVoid(failure -> {}));
    reactor.callLater(Duration.ofMillis(5500), reactor::stop);
    reactor.run();
  }

  static void aHeartbeatThatHasNotYetBeatenGoesToo(MemoryReactor reactor) {
    LoopingCall beat = new LoopingCall(reactor, () -> {});
    reactor.callWhenRunning(() -> beat.start(SECOND, false).addErrbackVoid(failure -> {}));
    reactor.callLater(Duration.ofMillis(500), reactor::stop);
    reactor.run();
  }

  static void aLongWorkInSlices(MemoryReactor reactor) {
    Cooperator cooperator = new Cooperator(reactor);
    reactor.callWhenRunning(
        () ->
            cooperator
                .coiterate(IntStream.range(0, 1000).iterator())
                .addCallbackVoid(done -> reactor.stop()));
    reactor.run();
  }

  static void aSlowStartBeforeTheLoopRuns(SelectReactor reactor) throws InterruptedException {
    Thread.sleep(150);
    reactor.callWhenRunning(reactor::stop);
    reactor.run();
  }

  static void aSlowEndAfterTheLoopRan(SelectReactor reactor) throws InterruptedException {
    reactor.callWhenRunning(reactor::stop);
    reactor.run();
    Thread.sleep(150);
  }

  static void plainCodeThatTakesItsTime() throws InterruptedException {
    Trace.span("poem 1", () -> Thread.sleep(120));
    Trace.span("poem 2", () -> Thread.sleep(120));
  }

  static void aThousandSmallCalls(MemoryReactor reactor) {
    for (int i = 0; i < 1000; i++) {
      reactor.callLater(Duration.ofMillis(i % 7), () -> {});
    }
    reactor.callLater(SECOND, reactor::stop);
    reactor.run();
  }

  static void aClockIsMovedByHandForAnHour() {
    VirtualClock clock = new VirtualClock();
    clock.callLater(SECOND, () -> clock.callLater(SECOND, () -> {}));
    clock.advance(Duration.ofHours(1));
  }

  static void theLastWordIsSaidBeforeShutdown(MemoryReactor reactor) {
    reactor.addSystemEventTrigger(
        dev.couplet.reactor.SystemEvent.Phase.BEFORE,
        dev.couplet.reactor.SystemEvent.SHUTDOWN,
        () -> Trace.note("good night"));
    reactor.callLater(SECOND, reactor::stop);
    reactor.run();
  }
}

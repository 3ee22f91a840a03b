// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SystemEvent;
import dev.couplet.reactor.SystemEvent.Phase;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Holds the time of a running {@link MemoryReactor}. That moves on by itself whenever its own
 * threads are at rest; so while the gate is closed, one of them is at work: it waits for the gate
 * to open.
 */
final class TimeGate {
  private final MemoryReactor reactor;

  /** Opened when it is counted down; each time the gate closes there is a new one. */
  private CountDownLatch opening = new CountDownLatch(1);

  private boolean open;
  private boolean gone;

  TimeGate(MemoryReactor reactor) {
    this.reactor = reactor;
  }

  boolean isOf(Reactor other) {
    return reactor == other;
  }

  /** Closes the gate for the first time: the reactor is about to run. */
  void install() {
    hold();
    reactor.addSystemEventTrigger(Phase.BEFORE, SystemEvent.SHUTDOWN, this::letGo);
  }

  /** Opens the gate for good: the reactor is to end. */
  void letGo() {
    open();
    gone = true;
  }

  void open() {
    open = true;
    opening.countDown();
  }

  void close() {
    if (open && !gone) {
      open = false;
      opening = new CountDownLatch(1);
      hold();
    }
  }

  void advance(Duration span, CountDownLatch passed) {
    reactor.callLater(
        span,
        () ->
            // In the next turn: others may be due at the same instant, and were asked for later.
            reactor.callFromThread(
                () -> {
                  close();
                  passed.countDown();
                }));
    open();
  }

  private void hold() {
    CountDownLatch here = opening;
    reactor.callInThread(
        () -> {
          try {
            here.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }
}

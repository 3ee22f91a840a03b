// SPDX-License-Identifier: Apache-2.0
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.function.IntConsumer;

final class Countdown implements Runnable {
  private int next;
  private final Reactor reactor;
  private final IntConsumer tick;

  private Countdown(int next, Reactor reactor, IntConsumer tick) {
    this.next = next;
    this.reactor = reactor;
    this.tick = tick;
  }

  static void start(int from, Reactor reactor, IntConsumer tick) {
    reactor.callWhenRunning(new Countdown(from, reactor, tick));
  }

  @Override
  public void run() {
    tick.accept(next--);
    if (next >= 0) {
      reactor.callLater(Duration.ofMillis(100), this);
    } else {
      reactor.stop();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package ch03_unblock;

import dev.couplet.clock.DelayedCall;
import dev.couplet.reactor.Reactor;
import java.time.Duration;

/** What the loop had in a local variable is in a field, where the next call finds it. */
final class Heartbeat {

  interface Log {
    void tick(int number);

    void beat();
  }

  private final Duration betweenTicks;
  private final Duration betweenBeats;
  private final Reactor reactor;
  private final Log log;
  private DelayedCall nextBeat;
  private int number;
  private boolean done;

  private Heartbeat(Duration betweenTicks, Duration betweenBeats, Reactor reactor, Log log) {
    this.betweenTicks = betweenTicks;
    this.betweenBeats = betweenBeats;
    this.reactor = reactor;
    this.log = log;
  }

  static void start(
      int from, Duration betweenTicks, Duration betweenBeats, Reactor reactor, Log log) {
    Heartbeat heartbeat = new Heartbeat(betweenTicks, betweenBeats, reactor, log);
    reactor.callWhenRunning(heartbeat::beat);
    reactor.callWhenRunning(() -> heartbeat.countDown(from));
  }

  private void beat() {
    if (done) {
      return;
    }
    log.beat();
    nextBeat = reactor.callLater(betweenBeats, this::beat);
  }

  private void countDown(int from) {
    number = from;
    next();
  }

  private void next() {
    log.tick(number);
    done = number == 0;
    if (done) {
      reactor.stop();
      if (nextBeat.active()) {
        nextBeat.cancel();
      }
      return;
    }
    number--;
    reactor.callLater(betweenTicks, this::next);
  }
}

// Fails: theHeartBeatsOn, theReactorStopsWithTheLastTick, theTicksKeepTheirPace
// Because: callLater returns at once: the loop does not wait between two calls, so all delays
// begin, and end, together.
package ch03_unblock;

import dev.couplet.clock.DelayedCall;
import dev.couplet.reactor.Reactor;
import java.time.Duration;

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
    log.beat();
    nextBeat = reactor.callLater(betweenBeats, this::beat);
  }

  private void countDown(int from) {
    log.tick(from);
    for (int i = from - 1; i > 0; i--) {
      int number = i;
      reactor.callLater(betweenTicks, () -> log.tick(number));
    }
    reactor.callLater(betweenTicks, () -> end(from));
  }

  private void end(int from) {
    if (from > 0) {
      log.tick(0);
    }
    nextBeat.cancel();
    reactor.stop();
  }
}

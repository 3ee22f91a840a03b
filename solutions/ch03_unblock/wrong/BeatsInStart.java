// Fails: nothingHappensBeforeTheReactorRuns
// Because: start is called before the reactor runs; what it calls itself, and not by
// callWhenRunning, comes too early.
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
    heartbeat.beat();
    reactor.callWhenRunning(() -> heartbeat.countDown(from));
  }

  private void beat() {
    log.beat();
    nextBeat = reactor.callLater(betweenBeats, this::beat);
  }

  private void countDown(int number) {
    log.tick(number);
    if (number > 0) {
      reactor.callLater(betweenTicks, () -> countDown(number - 1));
    } else {
      nextBeat.cancel();
      reactor.stop();
    }
  }
}

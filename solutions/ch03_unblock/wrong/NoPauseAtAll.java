// Fails: theHeartBeatsOn, theTicksKeepTheirPace
// Because: A call without a delay lets the others have their turn, but it does not pass the time
// that the sleep did.
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

  private void countDown(int number) {
    log.tick(number);
    if (number > 0) {
      reactor.callLater(Duration.ZERO, () -> countDown(number - 1));
    } else {
      nextBeat.cancel();
      reactor.stop();
    }
  }
}

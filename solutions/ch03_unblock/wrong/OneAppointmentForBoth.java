// Fails: theHeartBeatsOn
// Because: The heart has a pace of its own; an appointment that serves both gives both the same.
package ch03_unblock;

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

  private Heartbeat(Duration betweenTicks, Duration betweenBeats, Reactor reactor, Log log) {
    this.betweenTicks = betweenTicks;
    this.betweenBeats = betweenBeats;
    this.reactor = reactor;
    this.log = log;
  }

  static void start(
      int from, Duration betweenTicks, Duration betweenBeats, Reactor reactor, Log log) {
    Heartbeat heartbeat = new Heartbeat(betweenTicks, betweenBeats, reactor, log);
    reactor.callWhenRunning(() -> heartbeat.countDown(from));
  }

  private void beat() {
    log.beat();
  }

  private void countDown(int number) {
    beat();
    log.tick(number);
    if (number > 0) {
      reactor.callLater(betweenTicks, () -> countDown(number - 1));
    } else {
      reactor.stop();
    }
  }
}

// Because: believes that a flag that keeps the heart silent does as well as a cancel, but the next
// beat is still to be called when the reactor stops.
package ch03_unblock;

import dev.couplet.reactor.Reactor;
import java.time.Duration;

/** A countdown, and a heart that beats beside it until it is done, both on one reactor. */
final class Heartbeat {

  /** Told of what happens. */
  interface Log {
    void tick(int number);

    void beat();
  }

  private final Duration betweenTicks;
  private final Duration betweenBeats;
  private final Reactor reactor;
  private final Log log;
  private boolean done;

  private Heartbeat(Duration betweenTicks, Duration betweenBeats, Reactor reactor, Log log) {
    this.betweenTicks = betweenTicks;
    this.betweenBeats = betweenBeats;
    this.reactor = reactor;
    this.log = log;
  }

  /**
   * Has {@code reactor}, which does not run yet, count down and beat once it does.
   *
   * @param from the number to begin with; at least 0
   * @param reactor makes the calls, and is to be stopped with the last tick
   * @param log to be told of each tick and each beat
   */
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
    reactor.callLater(betweenBeats, this::beat);
  }

  private void countDown(int number) {
    log.tick(number);
    if (number > 0) {
      reactor.callLater(betweenTicks, () -> countDown(number - 1));
    } else {
      done = true;
      reactor.stop();
    }
  }
}

// Because: believes that the order of the two makes no difference, but from 0 the countdown is done
// before there is a next beat to cancel, throws, and nothing is ever stopped.
package ch03_unblock;

import dev.couplet.clock.DelayedCall;
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
  private DelayedCall nextBeat;

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
    reactor.callWhenRunning(() -> heartbeat.countDown(from));
    reactor.callWhenRunning(heartbeat::beat);
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

  private void beat() {
    log.beat();
    nextBeat = reactor.callLater(betweenBeats, this::beat);
  }
}

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
  private long endNanos;

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
    reactor.callWhenRunning(() -> heartbeat.begin(from));
  }

  private void begin(int from) {
    endNanos = reactor.nanoTime() + betweenTicks.multipliedBy(from).toNanos();
    beat();
    tick(from);
  }

  private void beat() {
    log.beat();
    // A beat at the very end is still made, as its appointment comes before that of the last tick
    // or after it in the same turn; one beyond the end is never asked for.
    if (reactor.nanoTime() + betweenBeats.toNanos() <= endNanos) {
      reactor.callLater(betweenBeats, this::beat);
    }
  }

  private void tick(int number) {
    log.tick(number);
    if (number == 0) {
      reactor.stop();
    } else {
      reactor.callLater(betweenTicks, () -> tick(number - 1));
    }
  }
}

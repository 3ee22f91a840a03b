// Because: believes that it is enough if the heart beats in time, and lets the loop do that too
// between shorter sleeps, so that the reactor is held as long as before.
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
  }

  private void countDown(int from) {
    Duration untilBeat = betweenBeats;
    log.beat();
    for (int number = from; number > 0; number--) {
      log.tick(number);
      Duration untilTick = betweenTicks;
      while (untilBeat.compareTo(untilTick) <= 0) {
        sleep(untilBeat);
        log.beat();
        untilTick = untilTick.minus(untilBeat);
        untilBeat = betweenBeats;
      }
      sleep(untilTick);
      untilBeat = untilBeat.minus(untilTick);
    }
    log.tick(0);
    reactor.stop();
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package ch03_unblock;

import dev.couplet.clock.DelayedCall;
import dev.couplet.reactor.Reactor;
import dev.couplet.task.Tasks;
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
    // The ticks before the beats here: where both are due, a tick comes first.
    Heartbeat heartbeat = new Heartbeat(betweenTicks, betweenBeats, reactor, log);
    reactor.callWhenRunning(() -> heartbeat.countDown(from));
    reactor.callWhenRunning(heartbeat::beat);
  }

  private void beat() {
    log.beat();
    if (!done) {
      nextBeat = reactor.callLater(betweenBeats, this::beat);
    }
  }

  private void countDown(int number) {
    log.tick(number);
    if (number == 0) {
      done = true;
      if (nextBeat != null && nextBeat.active()) {
        nextBeat.cancel();
      }
      reactor.stop();
      return;
    }
    Tasks.deferLater(reactor, betweenTicks).addCallbackVoid(nothing -> countDown(number - 1));
  }
}

// Fails: nothingHoldsTheReactor, theHeartBeatsOn, theTicksKeepTheirPace
// Because: However short each sleep is, the reactor can make no call between two of them: the loop
// never returns to it.
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
    for (int number = from; number > 0; number--) {
      log.tick(number);
      for (int i = 0; i < 10; i++) {
        sleep(betweenTicks.dividedBy(10));
      }
    }
    log.tick(0);
    nextBeat.cancel();
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

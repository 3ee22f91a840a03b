package ch03_unblock;

import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
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
  private LoopingCall heart;
  private LoopingCall countdown;
  private int number;

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
    heartbeat.number = from;
    reactor.callWhenRunning(heartbeat::begin);
  }

  private void begin() {
    heart = new LoopingCall(reactor, log::beat);
    countdown = new LoopingCall(reactor, this::tick);
    // The heart first: it must run before the last tick can end it.
    heart.start(betweenBeats);
    countdown.start(betweenTicks);
  }

  private void tick() {
    log.tick(number);
    number--;
    if (number < 0) {
      countdown.stop();
      heart.stop();
      reactor.stop();
    }
  }
}

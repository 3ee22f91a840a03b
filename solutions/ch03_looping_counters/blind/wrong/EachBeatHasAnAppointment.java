// Because: believes that appointments made beforehand keep to the beat by themselves, so that all
// beats that are due while somebody holds the reactor are made up for at once.
package ch03_looping_counters;

import dev.couplet.clock.DelayedCall;
import dev.couplet.reactor.Reactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counters that count down beside each other on one reactor, and keep to the beat. */
final class LoopingCounters {

  /** One counter: it begins with {@code from} and ticks {@code every} so often, down to 0. */
  record Counter(String name, int from, Duration every) {}

  /** Told of each tick. */
  interface Tick {
    void tick(String name, int number);
  }

  private final Reactor reactor;
  private final Tick tick;

  /** How many counters have not ended yet. */
  private int left;

  private LoopingCounters(Reactor reactor, Tick tick, int left) {
    this.reactor = reactor;
    this.tick = tick;
    this.left = left;
  }

  /**
   * Has {@code reactor}, which does not run yet, count all counters down once it does.
   *
   * @param counters at least one; each counts from at least 0
   * @param reactor makes the calls, and is to be stopped, once, when the last counter has ended
   * @param tick to be told of each tick; a counter for which it throws has ended
   */
  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    LoopingCounters all = new LoopingCounters(reactor, tick, counters.size());
    reactor.callWhenRunning(() -> counters.forEach(all::arrange));
  }

  private void arrange(Counter counter) {
    List<DelayedCall> beats = new ArrayList<>();
    for (int number = counter.from(); number >= 0; number--) {
      int here = number;
      Duration delay = counter.every().multipliedBy(counter.from() - here);
      beats.add(reactor.callLater(delay, () -> beat(counter, here, beats)));
    }
  }

  private void beat(Counter counter, int number, List<DelayedCall> beats) {
    boolean goesOn = false;
    try {
      tick.tick(counter.name(), number);
      goesOn = number > 0;
    } finally {
      if (!goesOn) {
        beats.stream().filter(DelayedCall::active).forEach(DelayedCall::cancel);
        oneFewer();
      }
    }
  }

  private void oneFewer() {
    left--;
    if (left == 0) {
      reactor.stop();
    }
  }
}

// Because: believes that no counter ends before all are started, so that one from 0 at the head of
// the list stops the reactor at once.
package ch03_looping_counters;

import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
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

  private LoopingCounters(Reactor reactor, Tick tick) {
    this.reactor = reactor;
    this.tick = tick;
  }

  /**
   * Has {@code reactor}, which does not run yet, count all counters down once it does.
   *
   * @param counters at least one; each counts from at least 0
   * @param reactor makes the calls, and is to be stopped, once, when the last counter has ended
   * @param tick to be told of each tick; a counter for which it throws has ended
   */
  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    LoopingCounters all = new LoopingCounters(reactor, tick);
    reactor.callWhenRunning(
        () -> {
          for (Counter counter : counters) {
            all.new Running(counter).start();
          }
        });
  }

  private void oneFewer() {
    left--;
    if (left == 0) {
      reactor.stop();
    }
  }

  /** One counter that counts. */
  private final class Running {
    private final Counter counter;
    private final LoopingCall loop;
    private int number;

    Running(Counter counter) {
      this.counter = counter;
      this.loop = new LoopingCall(reactor, this::next);
      this.number = counter.from();
    }

    void start() {
      left++;
      loop.start(counter.every()).addBothVoid(ended -> oneFewer());
    }

    private void next() {
      tick.tick(counter.name(), number);
      if (number == 0) {
        loop.stop();
      } else {
        number--;
      }
    }
  }
}

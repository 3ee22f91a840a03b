package ch03_looping_counters;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import dev.couplet.defer.ListOption;
import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Counters that count down beside each other on one reactor, and keep to the beat.
 *
 * <p>Nobody counts the counters: what all their starts have returned is joined into one Deferred,
 * which fires when the last of them has ended, be it by a stop or by an exception.
 */
final class LoopingCounters {

  /** One counter: it begins with {@code from} and ticks {@code every} so often, down to 0. */
  record Counter(String name, int from, Duration every) {}

  /** Told of each tick. */
  interface Tick {
    void tick(String name, int number);
  }

  private LoopingCounters() {}

  /**
   * Has {@code reactor}, which does not run yet, count all counters down once it does.
   *
   * @param counters at least one; each counts from at least 0
   * @param reactor makes the calls, and is to be stopped, once, when the last counter has ended
   * @param tick to be told of each tick; a counter for which it throws has ended
   */
  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    reactor.callWhenRunning(
        () -> {
          List<Deferred<LoopingCall>> ends = new ArrayList<>();
          for (Counter counter : counters) {
            ends.add(new Countdown(counter, reactor, tick).start());
          }
          Deferreds.list(ends, ListOption.CONSUME_ERRORS).addBothVoid(outcomes -> reactor.stop());
        });
  }

  private static final class Countdown implements Runnable {
    private final Counter counter;
    private final Tick tick;
    private final LoopingCall loop;
    private int ticks;

    Countdown(Counter counter, Reactor reactor, Tick tick) {
      this.counter = counter;
      this.tick = tick;
      loop = new LoopingCall(reactor, this);
    }

    Deferred<LoopingCall> start() {
      return loop.start(counter.every());
    }

    @Override
    public void run() {
      int number = counter.from() - ticks++;
      tick.tick(counter.name(), number);
      if (number == 0) {
        loop.stop();
      }
    }
  }
}

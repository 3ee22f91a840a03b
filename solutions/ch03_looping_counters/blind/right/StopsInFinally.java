package ch03_looping_counters;

import dev.couplet.defer.Deferred;
import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.List;

/**
 * Counters that count down beside each other on one reactor, and keep to the beat.
 *
 * <p>Long-winded, without a lambda. A tick that throws is an end like the one at 0: a finally stops
 * the LoopingCall after either, and what was thrown goes on to the errback, which drops it.
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
    final Running all = new Running(counters.size(), reactor);
    reactor.callWhenRunning(
        new Runnable() {
          @Override
          public void run() {
            for (Counter counter : counters) {
              new Looping(counter, reactor, tick).start(all);
            }
          }
        });
  }

  /** Knows how many counters run, and stops the reactor after the last. */
  private static final class Running {
    private final Reactor reactor;
    private int count;

    Running(int count, Reactor reactor) {
      this.count = count;
      this.reactor = reactor;
    }

    void ended() {
      count = count - 1;
      if (count == 0) {
        reactor.stop();
      }
    }
  }

  /** A counter and how far it has come. */
  private static final class Looping implements Runnable {
    private final Counter counter;
    private final Tick tick;
    private final LoopingCall call;
    private int number;

    Looping(Counter counter, Reactor reactor, Tick tick) {
      this.counter = counter;
      this.tick = tick;
      this.call = new LoopingCall(reactor, this);
      this.number = counter.from();
    }

    void start(Running all) {
      Deferred<LoopingCall> end = call.start(counter.every());
      end.addErrback(failure -> call).addCallbackVoid(stopped -> all.ended());
    }

    @Override
    public void run() {
      boolean goesOn = false;
      try {
        tick.tick(counter.name(), number);
        goesOn = number > 0;
        number = number - 1;
      } finally {
        if (!goesOn) {
          call.stop();
        }
      }
    }
  }
}

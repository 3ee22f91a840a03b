// Fails: nothingIsLeftBehind
// Because: A LoopingCall that has nothing more to do still makes its calls, until it is stopped.
package ch03_looping_counters;

import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.List;

final class LoopingCounters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private final Reactor reactor;
  private final Tick tick;
  private int left;

  private LoopingCounters(Reactor reactor, Tick tick, int left) {
    this.reactor = reactor;
    this.tick = tick;
    this.left = left;
  }

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    LoopingCounters all = new LoopingCounters(reactor, tick, counters.size());
    for (Counter counter : counters) {
      reactor.callWhenRunning(all.new Running(counter)::start);
    }
  }

  private void ended() {
    left--;
    if (left == 0) {
      reactor.stop();
    }
  }

  private final class Running {
    private final Counter counter;
    private final LoopingCall loop = new LoopingCall(reactor, this::next);
    private int number;

    Running(Counter counter) {
      this.counter = counter;
      this.number = counter.from();
    }

    void start() {
      loop.start(counter.every());
    }

    private void next() {
      if (number < 0) {
        return;
      }
      try {
        tick.tick(counter.name(), number);
      } catch (RuntimeException | Error e) {
        number = 0;
      }
      if (number == 0) {
        ended();
      }
      number--;
    }
  }
}

// Fails: twoMayHaveTheSameName
// Because: A map from names has one entry for two counters of the same name: they count down in one
// number, and each of them takes what the other would tick with.
package ch03_looping_counters;

import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class LoopingCounters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private final Reactor reactor;
  private final Tick tick;
  private final Map<String, Integer> numbers = new HashMap<>();
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

    Running(Counter counter) {
      this.counter = counter;
      numbers.put(counter.name(), counter.from());
    }

    void start() {
      loop.start(counter.every()).addBothVoid(result -> ended());
    }

    private void next() {
      int number = numbers.get(counter.name());
      tick.tick(counter.name(), number);
      if (number == 0) {
        loop.stop();
      }
      numbers.put(counter.name(), number - 1);
    }
  }
}

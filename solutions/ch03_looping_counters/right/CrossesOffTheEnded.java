// SPDX-License-Identifier: Apache-2.0
package ch03_looping_counters;

import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Catches what a tick throws, stops the loop itself, and so needs no word from it. */
final class LoopingCounters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private LoopingCounters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    Map<String, LoopingCall> open = new HashMap<>();
    for (Counter counter : counters) {
      open.put(counter.name(), new LoopingCall(reactor, next(counter, reactor, tick, open)));
    }
    reactor.callWhenRunning(
        () ->
            counters.forEach(
                counter -> {
                  LoopingCall loop = open.get(counter.name());
                  loop.start(counter.every());
                }));
  }

  private static Runnable next(
      Counter counter, Reactor reactor, Tick tick, Map<String, LoopingCall> open) {
    return new Runnable() {
      private int number = counter.from();

      @Override
      public void run() {
        boolean last = number == 0;
        try {
          tick.tick(counter.name(), number--);
        } catch (RuntimeException e) {
          last = true;
        }
        if (last) {
          open.remove(counter.name()).stop();
          if (open.isEmpty()) {
            reactor.stop();
          }
        }
      }
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package ch03_three_counters;

import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

final class Counters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private Counters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    Set<LoopingCall> running = new HashSet<>();
    for (Counter counter : counters) {
      int[] number = {counter.from()};
      LoopingCall[] loop = new LoopingCall[1];
      loop[0] =
          new LoopingCall(
              reactor,
              () -> {
                tick.tick(counter.name(), number[0]);
                if (number[0]-- == 0) {
                  loop[0].stop();
                  running.remove(loop[0]);
                  if (running.isEmpty()) {
                    reactor.stop();
                  }
                }
              });
      running.add(loop[0]);
      reactor.callWhenRunning(() -> loop[0].start(counter.every()));
    }
  }
}

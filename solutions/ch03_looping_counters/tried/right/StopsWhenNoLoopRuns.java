// SPDX-License-Identifier: Apache-2.0
package ch03_looping_counters;

import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

final class LoopingCounters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private LoopingCounters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    List<LoopingCall> loops = new ArrayList<>();
    for (Counter counter : counters) {
      AtomicInteger next = new AtomicInteger(counter.from());
      int place = loops.size();
      loops.add(
          new LoopingCall(
              reactor,
              () -> {
                int number = next.getAndDecrement();
                tick.tick(counter.name(), number);
                if (number == 0) {
                  loops.get(place).stop();
                }
              }));
    }
    reactor.callWhenRunning(
        () -> {
          for (int i = 0; i < loops.size(); i++) {
            loops
                .get(i)
                .start(counters.get(i).every())
                .addErrbackVoid(failure -> System.out.println(failure))
                .addBothVoid(
                    ended ->
                        reactor.callLater(
                            Duration.ZERO,
                            () -> {
                              if (loops.stream().noneMatch(LoopingCall::running)
                                  && !loops.isEmpty()) {
                                loops.clear();
                                reactor.stop();
                              }
                            }));
          }
        });
  }
}

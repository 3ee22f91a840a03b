// SPDX-License-Identifier: Apache-2.0
package ch03_looping_counters;

import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Catches what a tick throws, stops the loop itself, and so needs no word from it. */
final class LoopingCounters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private LoopingCounters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    Set<LoopingCall> open = new HashSet<>();
    reactor.callWhenRunning(
        () -> {
          List<Runnable> starts = new ArrayList<>();
          for (Counter counter : counters) {
            LoopingCall loop = loop(counter, reactor, tick, open);
            open.add(loop);
            starts.add(() -> loop.start(counter.every()));
          }
          starts.forEach(Runnable::run);
        });
  }

  private static LoopingCall loop(
      Counter counter, Reactor reactor, Tick tick, Set<LoopingCall> open) {
    LoopingCall[] own = new LoopingCall[1];
    own[0] =
        new LoopingCall(
            reactor,
            new Runnable() {
              private int number = counter.from();

              @Override
              public void run() {
                boolean last = number == 0;
                try {
                  tick.tick(counter.name(), number--);
                } catch (RuntimeException | Error e) {
                  last = true;
                }
                if (last) {
                  own[0].stop();
                  open.remove(own[0]);
                  if (open.isEmpty()) {
                    reactor.stop();
                  }
                }
              }
            });
    return own[0];
  }
}

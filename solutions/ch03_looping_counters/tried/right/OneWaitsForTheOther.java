// SPDX-License-Identifier: Apache-2.0
package ch03_looping_counters;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.List;

final class LoopingCounters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private LoopingCounters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    reactor.callWhenRunning(
        () ->
            Deferreds.list(counters.stream().map(each -> count(each, reactor, tick)).toList())
                .addCallbackVoid(outcomes -> reactor.stop()));
  }

  private static Deferred<Object> count(Counter counter, Reactor reactor, Tick tick) {
    int[] number = {counter.from() + 1};
    LoopingCall[] self = {null};
    self[0] =
        LoopingCall.withCount(
            reactor,
            passed -> {
              tick.tick(counter.name(), --number[0]);
              if (number[0] < 1) {
                self[0].stop();
              }
            });
    return self[0].start(counter.every()).addCallback(loop -> (Object) loop);
  }
}

// SPDX-License-Identifier: Apache-2.0
package ch03_looping_counters;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import dev.couplet.defer.ListOption;
import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes one end of all the ends: no number of those that are left has to be kept. */
final class LoopingCounters {

  record Counter(String name, int from, Duration every) {}

  interface Tick {
    void tick(String name, int number);
  }

  private LoopingCounters() {}

  static void start(List<Counter> counters, Reactor reactor, Tick tick) {
    reactor.callWhenRunning(
        () -> {
          List<Deferred<LoopingCall>> ends = new ArrayList<>();
          for (Counter counter : counters) {
            LoopingCall[] loop = new LoopingCall[1];
            int[] number = {counter.from()};
            loop[0] =
                new LoopingCall(
                    reactor,
                    () -> {
                      tick.tick(counter.name(), number[0]);
                      if (number[0]-- == 0) {
                        loop[0].stop();
                      }
                    });
            ends.add(loop[0].start(counter.every()));
          }
          // A tick that threw has been seen to here: it need not go to the log as well.
          Deferreds.list(ends, ListOption.CONSUME_ERRORS).addBothVoid(ended -> reactor.stop());
        });
  }
}

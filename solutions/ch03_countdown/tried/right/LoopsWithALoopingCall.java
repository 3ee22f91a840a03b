// SPDX-License-Identifier: Apache-2.0
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.function.IntConsumer;

final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    int[] number = {from};
    LoopingCall[] loop = new LoopingCall[1];
    loop[0] =
        new LoopingCall(
            reactor,
            () -> {
              tick.accept(number[0]);
              if (number[0]-- == 0) {
                loop[0].stop();
                reactor.stop();
              }
            });
    reactor.callWhenRunning(() -> loop[0].start(Duration.ofMillis(100)));
  }
}

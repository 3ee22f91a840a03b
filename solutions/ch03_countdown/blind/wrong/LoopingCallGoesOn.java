// Because: believes that stopping the reactor ends its looping calls too, whereas this one makes
// its next appointment and leaves it behind.
package ch03_countdown;

import dev.couplet.reactor.Reactor;
import dev.couplet.task.LoopingCall;
import java.time.Duration;
import java.util.function.IntConsumer;

/** Counts down on a reactor, one tick every tenth of a second. */
final class Countdown {
  private Countdown() {}

  static void start(int from, Reactor reactor, IntConsumer tick) {
    int[] number = {from};
    LoopingCall loop =
        new LoopingCall(
            reactor,
            () -> {
              tick.accept(number[0]);
              if (number[0] == 0) {
                reactor.stop();
              }
              number[0]--;
            });
    reactor.callWhenRunning(() -> loop.start(Duration.ofMillis(100)));
  }
}
